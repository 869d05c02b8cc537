#include "engine/matching/worth.h"

#include <algorithm>

namespace filon {
namespace {

constexpr std::uint16_t whole = 1'000;

// Half of `from` for each `half` that `by` is long, straight between: the same on every machine.
std::uint16_t halved(std::uint16_t from, std::int64_t by, std::int64_t half) {
    const auto times = by / half;
    if (times > 10) return 0;
    const auto value = std::int64_t{from} >> times;
    return static_cast<std::uint16_t>(value - value * (by % half) / (2 * half));
}

}  // namespace

std::uint16_t worth_of_distance(Metres distance, Metres radius) {
    constexpr std::int64_t close_by = 5'000, half = 40'000;
    constexpr std::uint16_t at_radius = 800;
    const auto metres = distance.count(), within = radius.count();
    if (metres <= std::min(close_by, within)) return whole;
    if (metres > within) return halved(at_radius, metres - within, half);
    return static_cast<std::uint16_t>(whole - (whole - at_radius) * (metres - close_by) / (within - close_by));
}

std::uint16_t worth_of_excess(std::int64_t excess, std::int64_t bound) {
    if (excess <= 0) return whole;
    if (bound <= 0 || excess >= bound) return 0;
    // Half at a fourth: two wholes of loss for each bound.
    return static_cast<std::uint16_t>(std::max<std::int64_t>(0, whole - 2 * whole * excess / bound));
}

std::uint16_t worth_of_days_out(std::int32_t days) {
    constexpr std::int64_t half_of_days = 30;
    return halved(whole, days, half_of_days);
}

}  // namespace filon
