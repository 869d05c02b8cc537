// Rows of a CSV text (RFC 4180), fields in quotes included.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "engine/values/outcome.h"

namespace filon {

// Calls `row` with the fields of each line in turn and the number of the line it began on (from 1); empty lines are
// passed over. A fault whose field is the line ("line 12") when a quote is left open or stray; rows before it were
// given. The fields live until `row` returns.
Outcome<void> for_each_csv_row(std::string_view text,
                               const std::function<void(std::span<const std::string>, std::size_t)>& row);

}  // namespace filon
