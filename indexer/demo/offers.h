// The demo catalogue's offers.
#pragma once

#include <cstddef>

#include "indexer/demo/providers.h"

namespace filon {

// The record of the provider's offer with that number, into a line that has begun.
void write_offer(std::size_t number, const DemoProvider& provider, const DemoWorld& world, Dice& dice,
                 RecordLine& line);

}  // namespace filon
