// Offers made better in one thing.
#pragma once

#include <functional>

#include "tests/oracle/question.h"

namespace filon::oracle {

inline constexpr char better_mark = '+';  // ends the id of the better of two
using Bettering = std::function<void(PublicOffer&)>;

void cheapen_all(PublicOffer& offer);
// Nothing is made to start before `today`, which would be no bettering.
void hasten_all(PublicOffer& offer, Date today);
void bring_all_to(PublicOffer& offer, Coordinates point);

// The catalogue with a better twin of each offer.
Catalogue with_better_twins(Catalogue catalogue, const Bettering& better);

}  // namespace filon::oracle
