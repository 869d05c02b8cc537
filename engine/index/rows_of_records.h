// What single values of a record are as columns hold them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/matching/columns.h"
#include "engine/matching/prices.h"
#include "engine/offers/offer.h"
#include "engine/text/stem.h"

namespace filon {

// A length or duration in hundredths; no_index where there is none, or nothing is said to be it.
std::uint32_t hundredths(std::optional<double> value);

template <class E>
ValueMask mask(const std::vector<E>& values) {
    ValueMask out = 0;
    for (const auto value : values) out |= mask_of(value);
    return out;
}

std::array<ValueMask, trait_count> traits_of(const PublicOffer& offer, ValueMask qualiopi, const PriceShape& shape);
bool is_offered_as(const PublicOffer& offer, Format format);

// A month is what a start known to the day or the month has, and what one can enter at any time has not.
void set_start(OccasionRow& occasion, const PartialDate& start, bool rolling);

PriceRow row_of(const Price& price, bool exempt);
// Whether a price is what one pays for this kind of occasion.
bool applies(const Price& price, OccasionRow::Kind kind, const PublicOffer& offer);

// The languages that offers are written in, by how many are in each.
std::vector<TextLanguage> commonest_first(const std::array<std::uint64_t, text_language_count>& counts);

}  // namespace filon
