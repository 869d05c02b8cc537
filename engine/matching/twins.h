// Offers that are one and the same to a client.
#pragma once

#include <cstdint>

#include "engine/matching/columns.h"

namespace filon {

// Whether two offers may be twins, as far as columns tell: same provider, modality and prices, a common place (or none
// at all), durations less than ten hours apart. Their titles are left to be compared.
bool may_be_twins(const Columns& columns, std::uint32_t one, std::uint32_t other);

}  // namespace filon
