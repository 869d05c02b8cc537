// Départements as numbers.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace filon {

// Départements by their rank among all codes of the gazetteer.
inline constexpr std::size_t most_departments = 128;
inline constexpr std::uint16_t no_department = 0xFFFF;

// A set of them, as bits. It stands in rows as it is.
struct DepartmentSet {
    std::uint64_t low = 0, high = 0;
    void set(std::size_t rank) { (rank < 64 ? low : high) |= std::uint64_t{1} << (rank % 64); }
    bool test(std::size_t rank) const { return ((rank < 64 ? low : high) >> (rank % 64) & 1U) != 0; }
    void add(const DepartmentSet& other) {
        low |= other.low;
        high |= other.high;
    }
    std::size_t count() const { return static_cast<std::size_t>(std::popcount(low) + std::popcount(high)); }
    bool any() const { return (low | high) != 0; }
    bool meets(const DepartmentSet& other) const { return ((low & other.low) | (high & other.high)) != 0; }
    // Calls `visit` with the rank of each.
    template <class Visit>
    void each(const Visit& visit) const {
        for (auto left = low; left != 0; left &= left - 1) visit(static_cast<std::size_t>(std::countr_zero(left)));
        for (auto left = high; left != 0; left &= left - 1)
            visit(64 + static_cast<std::size_t>(std::countr_zero(left)));
    }
    friend bool operator==(const DepartmentSet&, const DepartmentSet&) = default;
};

}  // namespace filon
