// What an occasion costs.
#pragma once

#include <optional>

#include "engine/matching/columns.h"
#include "engine/matching/criteria.h"
#include "engine/values/euros.h"

namespace filon {

// What the headcount pays together for one occasion of an offer, by the price that costs it least; nothing where no
// price can be computed. One learner's untaxed price stands in the columns.
std::optional<Euros> occasion_price(const Columns& columns, const OfferRow& offer, const OccasionRow& occasion,
                                    const PriceTerms& terms);

}  // namespace filon
