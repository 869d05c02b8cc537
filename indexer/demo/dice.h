// Chance that falls alike on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <utility>
#include <vector>

namespace filon {

// A stream of choices that the seed alone decides. Whole numbers only: what std::*_distribution gives is left to each
// implementation, and floating-point functions differ in their last bit. Never draw twice in one expression: the
// operands of a sum and the arguments of a call are evaluated in the order that the compiler likes.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_{seed} {}
    // From 0 to bound - 1; the bound is not 0. The bias of the remainder is below 2^-40 for the bounds used here.
    std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low + 1)));
    }
    bool chance(std::uint64_t percent) { return below(100) < percent; }
    bool chance_in_thousand(std::uint64_t count) { return below(1000) < count; }
    // Log-normal about its median, with a standard deviation of .4 of the logarithm, cut at the outer 64ths.
    std::int64_t log_normal(std::int64_t median);
    template <class T>
    const T& one_of(const std::vector<T>& things) {
        return things[below(things.size())];
    }
    template <class T>
    const T& one_of(std::span<const T> things) {
        return things[below(things.size())];
    }
    template <class T>
    void shuffle(std::vector<T>& things) {
        for (std::size_t left = things.size(); left > 1; --left) std::swap(things[left - 1], things[below(left)]);
    }

private:
    std::mt19937_64 engine_;
};

// A choice among things of unequal weight; at least one weight is not 0.
class Wheel {
public:
    explicit Wheel(std::span<const std::uint64_t> weights);
    std::size_t spin(Dice& dice) const;

private:
    std::vector<std::uint64_t> sums_;
};

}  // namespace filon
