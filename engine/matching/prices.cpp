#include "engine/matching/prices.h"

#include <algorithm>

namespace filon {
namespace {

// Ten billion euros times ten thousand learners times ten thousand hours is more than 64 bits hold.
__extension__ using Wide = __int128;

constexpr std::int64_t rounded_ratio(Wide amount, Wide divisor) {
    // More than any budget is as good as endless: 10^16 cents.
    constexpr Wide most = 10'000'000'000'000'000;
    return static_cast<std::int64_t>(std::min((amount + divisor / 2) / divisor, most));
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
    const auto hours = known(offer.hours);
    auto days = known(offer.days);
    if (days)
        *days *= parts_of_a_day / parts_of_an_hour;
    else
        days = hours;  // a hundredth of an hour is the 700th part of a day of seven
    return {.group_max = offer.group_max, .days = days, .hours = hours};
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
                return rounded_ratio(Wide{price.cents} * shape.groups(n) * *shape.days, parts_of_a_day);
            case PriceBasis::hour:
                if (!shape.hours) return std::nullopt;
                return rounded_ratio(Wide{price.cents} * n * *shape.hours, parts_of_an_hour);
        }
        return std::nullopt;
    }();
    if (!cents) return std::nullopt;
    return Euros::from_cents(in_tax(price, *cents, terms.tax));
}

std::optional<Euros> on_basis(Euros total, const PriceShape& shape, const PriceTerms& terms) {
    const auto per_unit = [&](std::optional<std::int64_t> parts, std::int64_t parts_in_one,
                              std::int64_t times) -> std::optional<Euros> {
        if (!parts) return std::nullopt;
        return Euros::from_cents(rounded_ratio(Wide{total.cents()} * parts_in_one, Wide{*parts} * times));
    };
    switch (terms.per) {
        case PriceAskedPer::person:
            if (terms.headcount == 1) return total;
            return Euros::from_cents(rounded_ratio(total.cents(), terms.headcount));
        case PriceAskedPer::group:
            return Euros::from_cents(rounded_ratio(total.cents(), shape.groups(terms.headcount)));
        case PriceAskedPer::day:
            return per_unit(shape.days, parts_of_a_day, shape.groups(terms.headcount));
        case PriceAskedPer::hour:
            return per_unit(shape.hours, parts_of_an_hour, terms.headcount);
        case PriceAskedPer::person_day:
            return per_unit(shape.days, parts_of_a_day, terms.headcount);
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

std::optional<Euros> FormPrices::total(std::int64_t headcount, const PriceShape& shape) const {
    const auto best = cheapest(prices, shape, {.headcount = headcount, .tax = tax});
    return best ? std::optional{best->total} : std::nullopt;
}

std::optional<std::int64_t> break_even(const FormPrices& open, const FormPrices& in_house, const PriceShape& shape) {
    // What a learner, and a full group, do not reach, no number does: of two prices for learners the first learner
    // decides, of two for groups as well, and a group that is dearer than its learners is so each time it is full.
    const auto most = shape.group_max > 0 ? std::min(shape.group_max, most_compared_learners) : most_compared_learners;
    for (std::int64_t learners = 1; learners <= most; ++learners) {
        const auto apart = open.total(learners, shape), together = in_house.total(learners, shape);
        if (!apart || !together) return std::nullopt;  // whether a price can be computed does not depend on how many
        if (*together <= *apart) return learners;
    }
    return std::nullopt;
}

}  // namespace filon
