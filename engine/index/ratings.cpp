#include "engine/index/ratings.h"

#include <cmath>
#include <cstddef>

namespace filon {

void rate(std::span<ProviderRow> rows, std::span<const Rating> ratings) {
    constexpr double prior = 10, best = 5;
    double sum = 0, count = 0;
    for (const auto& rating : ratings) {
        sum += rating.value * static_cast<double>(rating.count);
        count += static_cast<double>(rating.count);
    }
    if (count == 0) return;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto n = static_cast<double>(ratings[i].count);
        const auto shrunk = (n * ratings[i].value + prior * sum / count) / (n + prior);
        rows[i].quality = static_cast<std::uint8_t>(std::lround(ProviderRow::best_quality * shrunk / best));
    }
}

}  // namespace filon
