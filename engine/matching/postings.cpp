#include "engine/matching/postings.h"

#include <algorithm>
#include <cmath>

namespace filon {

std::uint16_t rarity_of(std::uint32_t holding, std::uint32_t all) {
    const double rarity = std::log1p((static_cast<double>(all) - static_cast<double>(holding) + .5) /
                                     (static_cast<double>(holding) + .5));
    // Of ten million offers the rarest term has 16.8: the largest that 1/4096 can say is 15.99.
    return static_cast<std::uint16_t>(std::clamp(std::lround(rarity * 4'096), 1L, 65'535L));
}

std::uint8_t impact_of(std::uint32_t frequency, double length, double average_length) {
    const double relative = average_length > 0 ? length / average_length : 1;
    const double share = frequency / (frequency + bm25_k1 * (1 - bm25_b + bm25_b * relative));
    return static_cast<std::uint8_t>(std::clamp(std::lround(share * 255), 1L, 255L));
}

}  // namespace filon
