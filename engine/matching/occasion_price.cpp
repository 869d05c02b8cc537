#include "engine/matching/occasion_price.h"

#include "engine/matching/prices.h"

namespace filon {

std::optional<Euros> occasion_price(const Columns& columns, const OfferRow& offer, const OccasionRow& occasion,
                                    const PriceTerms& terms) {
    const bool alone = terms.headcount == 1 && terms.tax == Tax::excluded;
    if (alone && occasion.alone != alone_at_length)
        return occasion.alone == no_index ? std::nullopt : std::optional{Euros::from_cents(occasion.alone)};
    const auto best = cheapest(columns.prices_of(occasion), PriceShape::of(offer), terms);
    return best ? std::optional{best->total} : std::nullopt;
}

}  // namespace filon
