// What a search that asks for nothing gives on a day: the orders and counts of the whole catalogue, ready beforehand.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "engine/matching/department_set.h"
#include "engine/matching/facet.h"
#include "engine/matching/value_mask.h"
#include "engine/values/dates.h"

namespace filon {

struct Candidates;
struct Columns;
struct OccasionValues;
struct SearchRequest;
struct SearchResult;

// One value of a facet over the whole catalogue.
struct StandingCount {
    std::uint64_t count;
    std::uint32_t value;
    Facet facet;
    std::array<std::uint8_t, 3> padding = {};
};

// What the sessions of one offer come to, where nothing is asked of them: its share of the facets, and its price.
struct StandingRow {
    DepartmentSet departments;
    std::uint64_t months;               // bits, from the day's month on
    std::uint32_t price;                // cents of the session shown, the cheapest; no_index: unknown
    ValueMask modalities, price_bands;  // as OccasionValues has them
    std::uint8_t unknown;               // of these two
    std::uint8_t at_length;             // 1: the row cannot say it all, the sessions must be looked at

    static constexpr std::uint8_t unknown_department = 1, unknown_month = 2;

    // Its modalities that are held nowhere, and whether there are no others: these rows always say.
    bool lives() const { return modalities != 0; }  // an occasion can still be attended
    ValueMask remote() const { return modalities & remote_modalities; }
    bool remote_alone() const { return lives() && remote() == modalities; }
};

// The day on which all this holds, and what it counts beside the facets.
struct StandingDay {
    std::int32_t number;  // since 1970
    std::uint32_t remote_alone;
};

// What a row that says it all says of the facets.
void set_values(OccasionValues& values, const StandingRow& row);

// For one learner, untaxed, on `day`. Offers in each order are sorted by it, then by price and day of the session
// shown; ties are left to the request's seed.
struct Standing {
    std::optional<Date> day;
    std::uint32_t remote_alone = 0;  // offers of which every occasion is
    std::span<const std::uint32_t> by_price, by_date, by_duration;
    std::span<const StandingCount> counts;
    std::span<const StandingRow> rows;  // by offer
};

// The same with the rows of its own.
struct StandingRows {
    Date day;
    std::uint32_t remote_alone = 0;
    std::vector<std::uint32_t> by_price, by_date, by_duration;
    std::vector<StandingCount> counts;
    std::vector<StandingRow> rows;
    Standing view() const {
        return {.day = day,
                .remote_alone = remote_alone,
                .by_price = by_price,
                .by_date = by_date,
                .by_duration = by_duration,
                .counts = counts,
                .rows = rows};
    }
};

// Attends every offer twice: a matter of a tenth of a second for 300,000.
StandingRows standing_on(const Columns& columns, Date day);

// Whether rows say all that a search wants of sessions: it asks nothing of them, for one learner, untaxed, on the day.
bool rows_stand(const Columns& columns, const SearchRequest& request);

// Whether the answer to a search stands: what is asked is nothing but an order and counts, of the day.
bool stands(const Columns& columns, const Candidates& candidates, const SearchRequest& request);

// The answer of a search that asks for nothing but an order and counts, from what stands; nothing where the search asks
// for more, or of another day. Throws Stopped.
std::optional<SearchResult> search_standing(const Columns& columns, const Candidates& candidates,
                                            const SearchRequest& request, const std::stop_token& stop);

}  // namespace filon
