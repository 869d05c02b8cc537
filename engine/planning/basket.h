// Several needs and one envelope: which offers meet the most of it. Pure functions of numbers; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "engine/values/euros.h"

namespace filon {

// One offer that would meet a need.
struct Choice {
    std::uint16_t score = 0;     // thousandths
    Euros cost;                  // not negative
    std::uint32_t provider = 0;  // any number that tells providers apart
};

// What is preferred among baskets that meet equally many needs: the offers that fit best, or few providers to deal
// with.
enum class Prefer : std::uint8_t { fit, fewest_providers };

// Needs, each with its choices, and what may be spent on all of them together. Twenty needs of twenty choices are what
// it is measured for; the caller bounds both.
struct PlanRequest {
    std::vector<std::vector<Choice>> needs;
    Euros budget;
    Prefer prefer = Prefer::fit;
};

// What to book. Whether optimal or not, it costs no more than the budget and meets as many needs as the budget can
// meet.
struct Basket {
    std::vector<std::optional<std::size_t>>
        chosen;  // by need: the rank among its choices, nothing where it stays unmet
    Euros total;
    // No basket is better. False where the plan was stopped, so that better scores, fewer providers or a lower cost may
    // be had, and where amounts are past what is proved to the cent (ten million euros, by and large).
    bool optimal = true;
    std::uint32_t most_met = 0;  // an upper bound on the needs that any basket meets
};

// The basket that meets most needs; of those the one with the largest sum of scores, or with the fewest providers and
// then the largest sum of scores; of those the cheapest; of those the one that takes the lowest rank, need by need, an
// unmet need coming after every rank. Once `stop` asks for an end, it is the best basket found so far.
Basket plan(const PlanRequest& request, const std::stop_token& stop);

}  // namespace filon
