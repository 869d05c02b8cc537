// The contract's arithmetic of prices, said once more in whole numbers.
#pragma once

#include <optional>

#include "engine/matching/criteria.h"
#include "engine/offers/offer.h"
#include "engine/offers/provider.h"

namespace filon::oracle {

// What the headcount pays together in the tax asked, to the nearest cent; nothing where the basis cannot be computed.
std::optional<Euros> total_of(const Price& price, const PublicOffer& offer, const PublicProvider& provider,
                              const PriceTerms& terms);
// That total on the basis asked, to the nearest cent.
std::optional<Euros> on_basis(Euros total, const PublicOffer& offer, const PriceTerms& terms);

}  // namespace filon::oracle
