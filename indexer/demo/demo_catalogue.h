// A made-up catalogue of training offers for trying things out: real towns and subjects, no real provider.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

#include "engine/places/gazetteer.h"
#include "engine/topics/taxonomy.h"
#include "engine/values/dates.h"

namespace filon {

// How large the catalogue is, and from which seed and day it is drawn.
struct DemoSize {
    std::size_t providers = 8000;
    std::size_t offers = 40000;
    std::uint64_t seed = 42;
    Date first_day =
        Date{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}};  // sessions start the day after it or later
};

// Calls `line` with each record as one JSON line without its end, the providers first; the text lives until `line`
// returns. The same size gives the same bytes on every machine. Without providers there are no offers.
void generate_demo_catalogue(const DemoSize& size, const Taxonomy& taxonomy, const Gazetteer& gazetteer,
                             const std::function<void(std::string_view)>& line);

}  // namespace filon
