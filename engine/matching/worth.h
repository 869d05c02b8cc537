// What an offer is worth by a criterion that it meets more or less, in thousandths.
#pragma once

#include <cstdint>

#include "engine/values/geography.h"

namespace filon {

// What being so far from the place asked for is worth, in thousandths: all within 5 km, .8 at the radius, then half of
// it every 40 km.
std::uint16_t worth_of_distance(Metres distance, Metres radius);
// What a price is worth beside a bound: all within it, half a quarter beyond, and on as straight.
std::uint16_t worth_of_excess(std::int64_t excess, std::int64_t bound);
// What starting so many days out of the window is worth: half every thirty.
std::uint16_t worth_of_days_out(std::int32_t days);

}  // namespace filon
