// The skills that providers say they have, gathered record by record.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/offers/provider.h"
#include "engine/text/analyse.h"
#include "engine/values/names.h"
#include "engine/words/vocabulary.h"

namespace filon {

struct SkillRows {
    std::vector<std::string> terms;
    ListRows holding;
    std::vector<std::uint32_t> provider;
};

// A skill bears its stems in every language, since nobody says which one it is in, and the topics that it names.
class SkillsWriter {
public:
    explicit SkillsWriter(const Vocabulary& vocabulary) : vocabulary_{vocabulary}, analyser_{vocabulary.acronyms()} {}
    void add(std::uint32_t provider, const PublicProvider& record);
    SkillRows rows() const;

private:
    const Vocabulary& vocabulary_;
    Analyser analyser_;
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> holding_;
    std::vector<std::uint32_t> provider_;
};

}  // namespace filon
