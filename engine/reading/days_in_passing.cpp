#include "engine/reading/days_in_passing.h"

#include <algorithm>

#include "engine/reading/calendar.h"

namespace filon {
namespace {

constexpr int farthest_without_year = 300;  // days

}  // namespace

bool is_one_day(const WindowSaid& window) {
    return window.from && window.from == window.to;
}

bool has_just_passed(const SaidText& said, std::uint32_t first, std::uint32_t end, const WindowSaid& window,
                     Date today) {
    if (!is_one_day(window) || *window.from <= plus_days(today, farthest_without_year)) return false;
    for (auto at = first; at < end; ++at)
        if (said.words[at].kind == Said::Kind::digits && said.words[at].text.size() == 4) return false;
    return true;
}

void leave_out_days_in_passing(Date today, std::span<Finding> dates) {
    const auto window_of = [](const Finding& one) { return std::get_if<WindowSaid>(&one.value); };
    const bool period = std::ranges::any_of(dates, [&](const Finding& one) {
        const auto* const window = window_of(one);
        return window != nullptr && !is_one_day(*window) && (window->to || window->from != today);
    });
    if (!period) return;
    for (auto& one : dates)
        if (const auto* const window = window_of(one); window != nullptr && is_one_day(*window)) one.value = Noise{};
}

}  // namespace filon
