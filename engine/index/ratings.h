// What providers' ratings say of them beside one another.
#pragma once

#include <span>

#include "engine/matching/columns.h"
#include "engine/offers/provider.h"

namespace filon {

// Gives each row its quality: (n·r + 10·mean) / (n + 10), since a few ratings say little. Where nobody is rated the
// rows stay as they are.
void rate(std::span<ProviderRow> rows, std::span<const Rating> ratings);

}  // namespace filon
