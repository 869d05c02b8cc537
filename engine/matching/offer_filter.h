// What is asked of an offer itself, whatever its sessions.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/matching/columns.h"
#include "engine/matching/criteria.h"
#include "engine/matching/facets.h"

namespace filon {

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
    std::vector<bool> providers_;  // accepted ones by rank; empty: all
    std::vector<bool> excluded_;   // by rank; empty: none
};

}  // namespace filon
