// A catalogue's index, built in a folder of its own that goes with it.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "engine/index/index.h"
#include "engine/index/reference_data.h"
#include "tests/oracle/question.h"

namespace filon::oracle {

// The reference data that are part of the program, read once.
const ReferenceData& the_reference();

class BuiltIndex {
public:
    explicit BuiltIndex(Catalogue catalogue);  // in any order: records are written by ascending id, as a build does
    ~BuiltIndex();
    BuiltIndex(const BuiltIndex&) = delete;
    BuiltIndex& operator=(const BuiltIndex&) = delete;

    TextQuery query(const std::string& words) const;
    // Ids and scores of the offers that hold enough of the words.
    std::map<std::string, std::uint16_t> scores(const TextQuery& query) const;
    Answer answer(const Question& question) const;

private:
    Criteria criteria_of(const Question& question) const;
    Shown shown(const Hit& hit) const;
    std::string value_name(Facet facet, std::uint32_t value) const;

    std::filesystem::path folder_;
    std::unique_ptr<Index> index_;
};

}  // namespace filon::oracle
