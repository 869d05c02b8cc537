#include "tests/oracle/prices.h"

#include <cmath>

namespace filon::oracle {
namespace {

struct Fraction {
    std::int64_t above = 1;
    std::int64_t below = 1;
};

// above / below, half a cent upwards.
Euros to_the_cent(std::int64_t above, std::int64_t below) {
    return Euros::from_cents((2 * above + below) / (2 * below));
}

std::int64_t hundredths(double value) {
    return std::llround(value * 100);
}

std::optional<std::int64_t> said(const std::optional<double>& length) {
    return length && hundredths(*length) > 0 ? std::optional{hundredths(*length)} : std::nullopt;
}

std::optional<Fraction> fraction(const std::optional<std::int64_t>& length, std::int64_t below) {
    return length ? std::optional{Fraction{.above = *length, .below = below}} : std::nullopt;
}

std::optional<Fraction> hours(const PublicOffer& offer) {
    return fraction(hours_of(offer), 100);
}

std::optional<Fraction> days(const PublicOffer& offer) {
    return fraction(days_of(offer), 700);
}

std::int64_t groups_of(const PublicOffer& offer, std::int64_t headcount) {
    if (!offer.group.max) return 1;
    return (headcount + *offer.group.max - 1) / *offer.group.max;
}

// `amount` for each unit of `size`, `times` over.
std::optional<Euros> multiplied(Euros amount, const std::optional<Fraction>& size, std::int64_t times) {
    if (!size) return std::nullopt;
    return to_the_cent(amount.cents() * size->above * times, size->below);
}

std::optional<Euros> divided(Euros total, const std::optional<Fraction>& size, std::int64_t times) {
    if (!size) return std::nullopt;
    return to_the_cent(total.cents() * size->below, size->above * times);
}

}  // namespace

std::optional<std::int64_t> hours_of(const PublicOffer& offer) {
    return said(offer.duration.hours);
}

std::optional<std::int64_t> days_of(const PublicOffer& offer) {
    if (const auto days = said(offer.duration.days)) return *days * 7;
    return said(offer.duration.hours);
}

std::int64_t asked_hours(double hours) {
    return hundredths(hours);
}

std::int64_t asked_days(double days) {
    return hundredths(days) * 7;
}

std::optional<Euros> total_of(const Price& price, const PublicOffer& offer, const PublicProvider& provider,
                              const PriceTerms& terms) {
    const Fraction one;
    std::optional<Euros> total;
    switch (price.per) {
        case PriceBasis::person:
            total = multiplied(price.amount, one, terms.headcount);
            break;
        case PriceBasis::group:
            total = multiplied(price.amount, one, groups_of(offer, terms.headcount));
            break;
        case PriceBasis::day:
            total = multiplied(price.amount, days(offer), groups_of(offer, terms.headcount));
            break;
        case PriceBasis::hour:
            total = multiplied(price.amount, hours(offer), terms.headcount);
            break;
    }
    const bool exempt = price.tax == Tax::exempt || provider.vat == VatStatus::exempt;
    if (!total || exempt || price.tax == terms.tax) return total;
    const std::int64_t without = 10'000, with = 10'000 + hundredths(price.vat_rate.value_or(20));
    return terms.tax == Tax::included ? to_the_cent(total->cents() * with, without)
                                      : to_the_cent(total->cents() * without, with);
}

std::optional<Euros> on_basis(Euros total, const PublicOffer& offer, const PriceTerms& terms) {
    const Fraction one;
    switch (terms.per) {
        case PriceAskedPer::person:
            return divided(total, one, terms.headcount);
        case PriceAskedPer::group:
            return divided(total, one, groups_of(offer, terms.headcount));
        case PriceAskedPer::day:
            return divided(total, days(offer), groups_of(offer, terms.headcount));
        case PriceAskedPer::hour:
            return divided(total, hours(offer), terms.headcount);
        case PriceAskedPer::person_day:
            return divided(total, days(offer), terms.headcount);
        case PriceAskedPer::total:
            return total;
    }
    return std::nullopt;
}

}  // namespace filon::oracle
