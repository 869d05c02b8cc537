// A catalogue's index, built in a folder of its own that goes with it.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/index/index.h"
#include "engine/index/reference_data.h"
#include "engine/matching/relaxations.h"
#include "tests/engine/index/a_folder.h"
#include "tests/oracle/question.h"

namespace filon::oracle {

// The reference data that are part of the program, read once.
const ReferenceData& the_reference();

// Today, as every build is told.
inline constexpr Date built_on{std::chrono::sys_days{std::chrono::year{2027} / 1 / 12}};

class BuiltIndex {
public:
    explicit BuiltIndex(Catalogue catalogue);  // in any order: records are written by ascending id, as a build does
    BuiltIndex(const BuiltIndex&) = delete;
    BuiltIndex& operator=(const BuiltIndex&) = delete;

    TextQuery query(const std::string& words) const;
    // Ids and scores of the offers that hold enough of the words.
    std::map<std::string, std::uint16_t> scores(const TextQuery& query) const;
    Answer answer(const Question& question) const;
    std::vector<Relaxation> relaxations(const Question& question) const;
    // What a question asks besides its words, as columns are compared with it.
    Criteria criteria_of(const Question& question) const;

    const Index& index() const { return *index_; }
    const std::filesystem::path& folder() const { return folder_.path(); }

private:
    void select(Criteria& criteria, Facet facet, const std::vector<std::string>& values) const;
    Shown shown(const Hit& hit) const;

    AFolder folder_;
    std::unique_ptr<Index> index_;
};

}  // namespace filon::oracle
