// Prices of every basis made comparable: what n learners pay, and what that is per person, group, day or hour.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "engine/matching/columns.h"
#include "engine/matching/criteria.h"
#include "engine/values/euros.h"

namespace filon {

// What an offer's size and duration say about its prices.
struct PriceShape {
    std::int64_t group_max = 0;         // 0: not said, a group takes everybody
    std::optional<std::int64_t> days;   // in 1/700: a hundredth of an hour, seven of which are a day
    std::optional<std::int64_t> hours;  // hundredths
    static PriceShape of(const OfferRow& offer);
    std::int64_t groups(std::int64_t headcount) const {
        return group_max > 0 ? (headcount + group_max - 1) / group_max : 1;
    }
};

// What `terms.headcount` learners pay together, in `terms.tax`: persons and hours count for each of them, groups and
// days for each group that is needed. Nothing where the basis cannot be computed.
std::optional<Euros> total_price(const PriceRow& price, const PriceShape& shape, const PriceTerms& terms);
// What they pay together on the basis of `terms.per`, to the nearest cent.
std::optional<Euros> on_basis(Euros total, const PriceShape& shape, const PriceTerms& terms);

// The price that costs the headcount least, and its total; nothing where no price can be computed.
struct BestPrice {
    std::uint32_t index;  // in the span
    Euros total;
};
std::optional<BestPrice> cheapest(std::span<const PriceRow> prices, const PriceShape& shape, const PriceTerms& terms);

// What one form of an offer, open sessions or in-house, is sold at.
struct FormPrices {
    std::span<const PriceRow> prices;
    Tax tax = Tax::excluded;  // in which it is counted: excluded or included
    // What so many learners pay together; nothing where no price can be computed.
    std::optional<Euros> total(std::int64_t headcount, const PriceShape& shape) const;
};

// Beyond so many learners nobody compares an in-house session with open ones.
inline constexpr std::int64_t most_compared_learners = 1'000;
// The least number of learners who pay in-house no more than in open sessions, all together. A group that fills up and
// makes a second one needed may turn that round again for a few. Nothing where one form has no price that can be
// computed, or where no number up to `most_compared_learners` is enough.
std::optional<std::int64_t> break_even(const FormPrices& open, const FormPrices& in_house, const PriceShape& shape);

}  // namespace filon
