// A set of offers, as bits.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace filon {

class OfferSet {
public:
    // Holds none of `offers` yet.
    explicit OfferSet(std::size_t offers) : bits_((offers + 63) / 64) {}

    void add(std::uint32_t offer) { bits_[offer / 64] |= std::uint64_t{1} << (offer % 64); }
    bool holds(std::uint32_t offer) const { return (bits_[offer / 64] >> (offer % 64) & 1U) != 0; }
    // Calls `visit` with each, in ascending order.
    template <class Visit>
    void each(const Visit& visit) const {
        for (std::size_t i = 0; i < bits_.size(); ++i)
            for (auto left = bits_[i]; left != 0; left &= left - 1)
                visit(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(left))));
    }

private:
    std::vector<std::uint64_t> bits_;
};

}  // namespace filon
