// What a search that asks for nothing gives on a day: the orders and counts of the whole catalogue, ready beforehand.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/matching/facet.h"
#include "engine/values/dates.h"

namespace filon {

struct Columns;
struct Candidates;
struct SearchRequest;
struct SearchResult;

// One value of a facet over the whole catalogue.
struct StandingCount {
    std::uint64_t count;
    std::uint32_t value;
    Facet facet;
    std::array<std::uint8_t, 3> padding = {};
};

// For one learner, untaxed, on `day`. Offers in each order are sorted by it, then by price and day of the session
// shown; ties are left to the request's seed.
struct Standing {
    std::optional<Date> day;
    std::span<const std::uint32_t> by_price, by_date, by_duration;
    std::span<const StandingCount> counts;
};

// The same with the rows of its own.
struct StandingRows {
    Date day;
    std::vector<std::uint32_t> by_price, by_date, by_duration;
    std::vector<StandingCount> counts;
    Standing view() const {
        return {.day = day, .by_price = by_price, .by_date = by_date, .by_duration = by_duration, .counts = counts};
    }
};

// Attends every offer twice: a matter of a tenth of a second for 300,000.
StandingRows standing_on(const Columns& columns, Date day);

// Whether the answer to a search stands: what is asked is nothing but an order and counts, of the day.
bool stands(const Columns& columns, const Candidates& candidates, const SearchRequest& request);

// The answer of a search that asks for nothing but an order and counts, from what stands; nothing where the search asks
// for more, or of another day.
std::optional<SearchResult> search_standing(const Columns& columns, const Candidates& candidates,
                                            const SearchRequest& request);

}  // namespace filon
