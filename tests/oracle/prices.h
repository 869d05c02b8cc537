// The contract's arithmetic of prices and lengths, said once more in whole numbers.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/matching/criteria.h"
#include "engine/offers/offer.h"
#include "engine/offers/provider.h"

namespace filon::oracle {

// How long an offer lasts: hundredths of an hour; 1/700 of a day, a hundredth of an hour where only hours are said. A
// length of nothing is none said.
std::optional<std::int64_t> hours_of(const PublicOffer& offer);
std::optional<std::int64_t> days_of(const PublicOffer& offer);
// The same units of a length that is asked for.
std::int64_t asked_hours(double hours);
std::int64_t asked_days(double days);

// What the headcount pays together in the tax asked, to the nearest cent; nothing where the basis cannot be computed.
std::optional<Euros> total_of(const Price& price, const PublicOffer& offer, const PublicProvider& provider,
                              const PriceTerms& terms);
// That total on the basis asked, to the nearest cent.
std::optional<Euros> on_basis(Euros total, const PublicOffer& offer, const PriceTerms& terms);

}  // namespace filon::oracle
