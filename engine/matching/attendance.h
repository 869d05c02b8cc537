// Which of an offer's occasions satisfies a search, and which of those is shown.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

#include "engine/matching/columns.h"
#include "engine/matching/criteria.h"

namespace filon {

inline constexpr std::int64_t unknown_amount = std::numeric_limits<std::int64_t>::max();

// One occasion measured against a search. Unknown price, distance and day are the largest value of their type, so that
// they come last in every order.
struct Attendance {
    std::uint32_t occasion = no_index;    // rank in Columns::occasions; no_index: the offer has none that lives
    std::int64_t price = unknown_amount;  // cents that the headcount pays together
    std::int64_t chord = unknown_amount;  // squared chord to the nearest place asked for; 0 in-house
    std::int32_t day = unknown_day;       // first day on which it may start
};

// Which of two attendances is shown.
enum class Preference : std::uint8_t { cheapest, nearest, soonest };
// Whether `a` is shown rather than `b`: the cheapest, then the nearest, then the soonest, the one preferred first.
bool better(const Attendance& a, const Attendance& b, Preference preference);

// What of one offer's occasions satisfies a search.
struct OfferAttendance {
    bool found = false;           // one satisfies everything, or nothing was asked of occasions
    bool found_remotely = false;  // it is remote alone, and would be found were no place asked for
    Attendance shown;
    ValuesAsked modalities;  // the values that selecting one of them would find: one facet's share
};

OfferAttendance attend(const Columns& columns, const OfferRow& offer, const Criteria& criteria, Preference preference);

}  // namespace filon
