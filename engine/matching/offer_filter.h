// What is asked of an offer itself, whatever its sessions.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/matching/columns.h"
#include "engine/matching/criteria.h"
#include "engine/matching/facets.h"

namespace filon {

// Whether each rank of so many is among some.
std::vector<bool> marked(const std::vector<std::uint32_t>& ranks, std::size_t size);
// Whether an offer that bears a set of tags, by the set's number, has one that is asked for.
std::vector<bool> accepted_sets(const TagSets& tags, Tagged tagged, const RanksAsked& asked);
// Whether it has one that is not ruled out.
std::vector<bool> sets_left(const TagSets& tags, Tagged tagged, const std::vector<std::uint32_t>& ruled_out);

// Made ready once for a search; columns and criteria outlive it.
class OfferFilter {
public:
    OfferFilter(const Columns& columns, const Criteria& criteria);

    // The facets whose filters the offer misses; nothing where it misses a filter that no facet ignores.
    std::optional<FacetSet> misses(const OfferRow& offer) const;

private:
    struct TraitAsked {
        Trait trait;
        ValuesAsked asked;
        FacetSet miss;  // 0: no facet ignores it
    };
    struct TagsAsked {
        Tagged tagged;
        std::vector<bool> accepted;  // by set
        FacetSet miss;
    };
    bool rejects(const OfferRow& offer) const;

    const Criteria& criteria_;
    const bool lasting_;  // max_days or max_hours are asked
    std::vector<TraitAsked> traits_;
    std::vector<TagsAsked> tags_;
    std::vector<bool> providers_;                                  // accepted ones by rank; empty: all
    std::vector<bool> excluded_;                                   // by rank; empty: none
    std::vector<std::pair<Tagged, std::vector<bool>>> tags_left_;  // by set: whether it has what is not ruled out
    const bool rules_out_;
};

}  // namespace filon
