// One line, one reader: what most tests of records need.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/records/record.h"

namespace filon {

std::expected<Record, RejectedRecord> read_line(std::string_view line);

// An offer or provider with the members of `more` (`"level":"expert"`, or nothing) beside those that are required.
std::string offer_line(std::string_view more);
std::string provider_line(std::string_view more);

// The offer or provider such a line is read as; the test fails where it is none.
Offer offer_with(std::string_view more);
Provider provider_with(std::string_view more);

// The fault of a line; an empty one where it is accepted.
Fault fault_of(std::string_view line);

// Paths of the members that are not known, in the order they are told.
std::vector<std::string> unknown_in(std::string_view line);

}  // namespace filon
