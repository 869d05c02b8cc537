// What loosening one constraint of a search would bring.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/matching/search.h"
#include "engine/values/dates.h"
#include "engine/values/euros.h"

namespace filon {

// Tenths of a day or of an hour, so that they print as they are compared.
struct Tenths {
    std::int64_t count = 0;
    friend bool operator==(const Tenths&, const Tenths&) = default;
};

// A filter and what it may be changed to; without a value it is dropped. Asking again with this change alone finds
// `gain` more.
struct Relaxation {
    std::string_view filter;  // its parameter
    std::variant<std::monostate, Metres, Euros, Date, Tenths> to;
    std::uint64_t gain = 0;
};

// For each constraint of the request the smallest change, in round figures, that brings something: a wider radius, a
// larger budget, a later end, a longer course; any other is dropped whole. Who is excluded stays so. `found`: the total
// as it is. Throws Stopped.
std::vector<Relaxation> relaxations(const Columns& columns, const Candidates& candidates, const SearchRequest& request,
                                    std::uint64_t found, const std::stop_token& stop);

}  // namespace filon
