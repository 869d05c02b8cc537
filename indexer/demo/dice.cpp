#include "indexer/demo/dice.h"

#include <algorithm>
#include <array>

namespace filon {
namespace {

// exp(.4 z) in thousandths, z being the normal quantile of 1/64, 1/32, 2/32 … 31/32, 63/64.
constexpr auto multipliers = std::to_array<std::int64_t>(
    {423,  475,  541,  590,  631,  668,  701,  733,  764,  793,  822,  851,  880,  909,  939,  969, 1000,
     1032, 1065, 1100, 1136, 1175, 1216, 1261, 1310, 1364, 1426, 1498, 1584, 1694, 1847, 2107, 2367});

}  // namespace

std::int64_t Dice::log_normal(std::int64_t median) {
    const auto step = below(multipliers.size() - 1);
    const auto share = static_cast<std::int64_t>(below(1000));
    const auto multiplier = multipliers[step] * (1000 - share) + multipliers[step + 1] * share;
    return median * multiplier / 1'000'000;
}

Wheel::Wheel(std::span<const std::uint64_t> weights) {
    std::uint64_t sum = 0;
    sums_.reserve(weights.size());
    for (const auto weight : weights) sums_.push_back(sum += weight);
}

std::size_t Wheel::spin(Dice& dice) const {
    const auto at = std::ranges::upper_bound(sums_, dice.below(sums_.back()));
    return static_cast<std::size_t>(at - sums_.begin());
}

}  // namespace filon
