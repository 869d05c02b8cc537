#include "engine/matching/prices.h"

namespace filon {
namespace {

// Ten billion euros times ten thousand learners times ten thousand hours is more than 64 bits hold.
__extension__ using Wide = __int128;

constexpr std::int64_t rounded_ratio(Wide amount, Wide divisor) {
    return static_cast<std::int64_t>((amount + divisor / 2) / divisor);
}

// Cents of a price in the tax that is asked for.
std::int64_t in_tax(const PriceRow& price, std::int64_t cents, Tax asked) {
    constexpr std::int64_t whole = 10'000;
    if (price.tax == Tax::exempt || price.tax == asked) return cents;
    if (asked == Tax::included) return rounded_ratio(Wide{cents} * (whole + price.vat_rate), whole);
    return rounded_ratio(Wide{cents} * whole, whole + price.vat_rate);
}

}  // namespace

PriceShape PriceShape::of(const OfferRow& offer) {
    const auto known = [](std::uint32_t hundredths) -> std::optional<std::int64_t> {
        if (hundredths == no_index || hundredths == 0) return std::nullopt;
        return hundredths;
    };
    return {.group_max = offer.group_max, .days = known(offer.days), .hours = known(offer.hours)};
}

std::optional<Euros> total_price(const PriceRow& price, const PriceShape& shape, const PriceTerms& terms) {
    const auto n = terms.headcount;
    const auto cents = [&]() -> std::optional<std::int64_t> {
        switch (price.per) {
            case PriceBasis::person:
                return price.cents * n;
            case PriceBasis::group:
                return price.cents * shape.groups(n);
            case PriceBasis::day:
                if (!shape.days) return std::nullopt;
                return rounded_ratio(Wide{price.cents} * shape.groups(n) * *shape.days, 100);
            case PriceBasis::hour:
                if (!shape.hours) return std::nullopt;
                return rounded_ratio(Wide{price.cents} * n * *shape.hours, 100);
        }
        return std::nullopt;
    }();
    if (!cents) return std::nullopt;
    return Euros::from_cents(in_tax(price, *cents, terms.tax));
}

std::optional<Euros> price_on_basis(const PriceRow& price, const PriceShape& shape, const PriceTerms& terms) {
    const auto total = total_price(price, shape, terms);
    if (!total) return std::nullopt;
    const auto per_hundredths = [&](std::optional<std::int64_t> hundredths,
                                    std::int64_t times) -> std::optional<Euros> {
        if (!hundredths) return std::nullopt;
        return Euros::from_cents(rounded_ratio(Wide{total->cents()} * 100, Wide{*hundredths} * times));
    };
    switch (terms.per) {
        case PriceAskedPer::person:
            return Euros::from_cents(rounded_ratio(total->cents(), terms.headcount));
        case PriceAskedPer::group:
            return Euros::from_cents(rounded_ratio(total->cents(), shape.groups(terms.headcount)));
        case PriceAskedPer::day:
            return per_hundredths(shape.days, shape.groups(terms.headcount));
        case PriceAskedPer::hour:
            return per_hundredths(shape.hours, terms.headcount);
        case PriceAskedPer::person_day:
            return per_hundredths(shape.days, terms.headcount);
        case PriceAskedPer::total:
            return total;
    }
    return std::nullopt;
}

std::optional<BestPrice> cheapest(std::span<const PriceRow> prices, const PriceShape& shape, const PriceTerms& terms) {
    std::optional<BestPrice> best;
    for (std::uint32_t i = 0; i < prices.size(); ++i) {
        const auto total = total_price(prices[i], shape, terms);
        if (total && (!best || *total < best->total)) best = BestPrice{.index = i, .total = *total};
    }
    return best;
}

}  // namespace filon
