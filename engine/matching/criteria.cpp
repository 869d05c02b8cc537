#include "engine/matching/criteria.h"

#include <algorithm>
#include <array>

namespace filon {

PriceBand price_band(Euros price) {
    constexpr std::array<std::int64_t, 5> ends{250'00, 500'00, 1'000'00, 2'000'00, 5'000'00};
    // Without a branch: no price tells which band the next one is in.
    unsigned band = 0;
    for (const auto end : ends) band += static_cast<unsigned>(price.cents() >= end);
    return static_cast<PriceBand>(band);
}

DurationBand duration_band(std::int64_t days) {
    constexpr std::array<std::int64_t, 4> ends{2 * parts_of_a_day, 4 * parts_of_a_day, 6 * parts_of_a_day,
                                               21 * parts_of_a_day};
    return static_cast<DurationBand>(std::ranges::upper_bound(ends, days) - ends.begin());
}

Month month_of(Date day) {
    const std::chrono::year_month_day parts{day.day()};
    const int year = static_cast<int>(parts.year());
    if (year < 1970) return 0;
    return static_cast<Month>((year - 1970) * 12) + static_cast<unsigned>(parts.month()) - 1;
}

}  // namespace filon
