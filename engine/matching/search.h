// What a search makes of the offers that hold its words: those that satisfy it, in order, with counts.
#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "engine/matching/candidates.h"
#include "engine/matching/columns.h"
#include "engine/matching/criteria.h"
#include "engine/matching/facets.h"
#include "engine/matching/page.h"

namespace filon {

struct SearchRequest {
    Criteria criteria = {};
    Sort sort = Sort::relevance;
    std::size_t limit = 20;
    std::size_t offset = 0;
    std::vector<Facet> facets = {};
    std::uint64_t tie_seed = 0;  // of the words asked for and the server's tie key: orders equals fairly, never by name
};

struct SearchResult {
    std::uint64_t total = 0;
    std::uint64_t remote_total = 0;  // remote alone: would be found were no place asked for
    std::vector<Hit> page;           // of `limit` hits from `offset` on
    std::vector<FacetCounts> facets;
};

// Filters, counts and orders the candidates. Pure; throws Stopped.
SearchResult search(const Columns& columns, const Candidates& candidates, const SearchRequest& request,
                    const std::stop_token& stop);

// How many would be found: the total alone.
std::uint64_t count_found(const Columns& columns, const Candidates& candidates, const Criteria& criteria,
                          const std::stop_token& stop);

}  // namespace filon
