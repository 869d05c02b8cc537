// A need put to a catalogue's index.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/matching/match.h"
#include "tests/oracle/built_index.h"
#include "tests/oracle/need.h"

namespace filon::oracle {

// Index and catalogue outlive it.
class IndexMatch {
public:
    IndexMatch(const BuiltIndex& index, const Catalogue& catalogue);

    // `question.limit` and `question.offset` are the page.
    MatchResult answer(const Need& need, const OnTopic& topic, std::uint64_t tie_seed = 0) const;
    // All of it.
    MatchResult whole(Need need, const OnTopic& topic, std::uint64_t tie_seed = 0) const;
    std::vector<Relaxation> relaxations(const Need& need, const OnTopic& topic) const;

    Criteria criteria_of(const Need& need) const;
    Candidates candidates_of(const OnTopic& topic) const;
    const Columns& columns() const { return index_.index().view().columns(); }
    std::string id_of(std::uint32_t offer) const { return std::string{index_.index().view().offer_ids()[offer]}; }

private:
    const BuiltIndex& index_;
    std::vector<std::string> titles_;  // folded, by rank
};

}  // namespace filon::oracle
