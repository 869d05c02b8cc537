// A need's answer: the offers that fit, then those that are near, and how many of each there are.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "engine/matching/candidates.h"
#include "engine/matching/columns.h"
#include "engine/matching/criteria.h"
#include "engine/matching/criterion.h"
#include "engine/matching/facets.h"
#include "engine/matching/fit.h"

namespace filon {

struct MatchRequest {
    Criteria criteria = {};
    CriterionSet must = 0;     // of which near is not enough
    bool topic_asked = false;  // else every offer is on topic, and its score is not in play
    std::size_t limit = 10;
    std::size_t offset = 0;
    std::vector<Facet> facets = {};
    std::uint64_t tie_seed = 0;                 // of the topic and the server's tie key
    std::vector<std::uint32_t> preferred = {};  // providers that come first among equals
};

struct Matched {
    std::uint32_t offer = 0;
    Fit fit;
    std::vector<std::uint32_t> twins = {};  // folded into it, by ascending rank
};

struct MatchResult {
    std::uint64_t total = 0;         // that fit, before twins are folded
    std::uint64_t near_total = 0;    // the same of those that are near
    std::uint64_t remote_total = 0;  // remote alone: would fit were no place asked for
    CriterionSet in_play = 0;
    std::vector<Matched> page;        // fits first, then near ones, by score within each
    std::vector<FacetCounts> facets;  // of fits
};

// Whether two offers bear the same folded title: what columns do not hold.
using SameTitle = std::function<bool(std::uint32_t, std::uint32_t)>;

// Of the offers that are on topic, each with the topic's score. Among the first ten, twins (same provider, title,
// modality and price, a common place, durations within ten hours) are folded into the best of them, and one provider
// takes at most two places while others fit: who comes third comes after all others that fit. Pure; throws Stopped.
MatchResult match(const Columns& columns, const Candidates& on_topic, const MatchRequest& request,
                  const SameTitle& same_title, const std::stop_token& stop);

}  // namespace filon
