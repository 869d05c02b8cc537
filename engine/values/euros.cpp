#include "engine/values/euros.h"

#include <cmath>

namespace filon {

Outcome<Euros> Euros::checked(double amount) {
    // Written so that NaN fails too.
    if (!(amount >= 0)) return fault("", "an amount is a number from 0");
    if (amount > 1e10) return fault("", "an amount above ten billion");
    return Euros::from_cents(std::llround(amount * 100));
}

}  // namespace filon
