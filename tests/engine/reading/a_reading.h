// Requests read as the program reads them, and needs written in a line, so that tests are tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/read_request.h"
#include "engine/words/vocabulary.h"

namespace filon::reading_tests {

// On 24 November 2026 unless said otherwise.
inline constexpr Date the_day = Date{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}};

// Read with the gazetteer, topics and rules of the program; no catalogue, so that no spelling is mended. Providers are
// called "Cegos" and "M2i", with these as their ids.
RequestRead read(std::string_view text, Date today = the_day);
std::vector<Need> needs_in(std::string_view text, Date today = the_day);
// Of a text with one need; the test fails where there are more.
Need need_in(std::string_view text, Date today = the_day);

// "excel | place 69123 | max_price 800 person excluded | from 2027-01-01 | to 2027-01-31 | must max_price": what is
// there, in the order of the contract.
std::string line_of(const Need& need);
std::string line_in(std::string_view text, Date today = the_day);

const Gazetteer& gazetteer();
const Vocabulary& vocabulary();
const ReadingRules& rules();

}  // namespace filon::reading_tests
