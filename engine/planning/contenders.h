// The choices that may be part of the best basket, once all is left out that surely is not: exact, in whole numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/planning/basket.h"

namespace filon {

// A choice that may be part of the best basket.
struct Contender {
    std::uint32_t need = 0;
    std::uint32_t rank = 0;      // among the need's choices as they were given
    std::uint32_t provider = 0;  // counted from 0 without gaps
    std::int64_t score = 0;      // thousandths
    std::int64_t cost = 0;       // in units
};

// A basket: which contenders are in it, by ascending index.
using Picks = std::vector<std::uint32_t>;

// The contenders of a request, by need and then by rank. Every best basket meets `met` needs and is made of them alone.
struct Contenders {
    std::vector<Contender> list;
    std::uint32_t needs = 0;
    std::uint32_t providers = 0;
    std::int64_t unit = 1;    // in cents: the largest amount of which every cost is a multiple
    std::int64_t budget = 0;  // in whole units
    std::uint32_t met = 0;    // the most needs that the budget can meet
    Picks cheapest;           // a basket that meets as many and costs the least
};

Contenders contenders_of(const PlanRequest& request);

}  // namespace filon
