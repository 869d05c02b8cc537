// Money, held exactly.
#pragma once

#include <compare>
#include <cstdint>

#include "engine/values/outcome.h"

namespace filon {

// An amount of money in whole cents, so that sums stay exact. Never negative when parsed; at most 10^12 cents.
class Euros {
public:
    constexpr Euros() = default;
    static constexpr Euros from_cents(std::int64_t cents) { return Euros{cents}; }
    // The nearest cent of an amount as a catalogue or a request writes it; a fault without a field when it is
    // negative, not a number, or above ten billion.
    static Outcome<Euros> checked(double amount);
    constexpr std::int64_t cents() const { return cents_; }
    constexpr double amount() const { return static_cast<double>(cents_) / 100.0; }
    friend constexpr auto operator<=>(Euros, Euros) = default;

private:
    explicit constexpr Euros(std::int64_t cents) : cents_{cents} {}
    std::int64_t cents_ = 0;
};

}  // namespace filon
