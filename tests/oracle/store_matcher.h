// Xapian's own matcher on the same store: a second opinion on which offers hold enough words, and how well.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "engine/matching/candidates.h"
#include "engine/text/analyse.h"

namespace filon::oracle {

class StoreMatcher {
public:
    // The folder of an index.
    explicit StoreMatcher(const std::filesystem::path& folder);
    ~StoreMatcher();
    // By ascending offer. The query has a word.
    std::vector<Candidate> candidates(const TextQuery& query) const;

private:
    struct Database;
    std::unique_ptr<Database> database_;
};

}  // namespace filon::oracle
