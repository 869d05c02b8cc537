#include "engine/index/rows_of_records.h"

#include <algorithm>
#include <cmath>

#include "engine/matching/criteria.h"

namespace filon {
namespace {

// VAT where a price says nothing of it: the standard rate of France since 2014-01-01 (CGI art. 278), in hundredths of a
// per cent.
constexpr std::uint16_t standard_vat_rate = 2'000;

template <class E>
ValueMask mask(const std::optional<E>& value) {
    return value ? mask_of(*value) : ValueMask{0};
}

ValueMask mask(const Accessibility& accessibility) {
    ValueMask out = 0;
    if (accessibility.wheelchair)
        out |= *accessibility.wheelchair ? mask_of(Accessible::wheelchair) : said_no(Accessible::wheelchair);
    if (accessibility.sign_language)
        out |= *accessibility.sign_language ? mask_of(Accessible::sign_language) : said_no(Accessible::sign_language);
    return out;
}

}  // namespace

std::uint32_t hundredths(std::optional<double> value) {
    if (!value || *value <= 0 || *value > 1e6) return no_index;
    return static_cast<std::uint32_t>(std::lround(*value * 100));
}

std::array<ValueMask, trait_count> traits_of(const PublicOffer& offer, ValueMask qualiopi, const PriceShape& shape) {
    std::array<ValueMask, trait_count> traits{};
    const auto set = [&](Trait trait, ValueMask values) { traits[static_cast<std::size_t>(trait)] = values; };
    set(Trait::format, mask(offer.format));
    set(Trait::rhythm, mask(offer.rhythm));
    set(Trait::level, mask(offer.level));
    if (offer.eqf && *offer.eqf >= 1 && *offer.eqf <= 8)
        set(Trait::eqf, static_cast<ValueMask>(1U << static_cast<unsigned>(*offer.eqf - 1)));
    set(Trait::cefr_entry, mask(offer.cefr_entry));
    set(Trait::cefr_target, mask(offer.cefr_target));
    set(Trait::funding, mask(offer.funding));
    set(Trait::accessibility, mask(offer.accessibility));
    set(Trait::qualiopi, qualiopi);
    if (shape.days) set(Trait::duration_band, mask_of(duration_band(*shape.days)));
    return traits;
}

bool is_offered_as(const PublicOffer& offer, Format format) {
    return std::ranges::find(offer.format, format) != offer.format.end();
}

void set_start(OccasionRow& occasion, const PartialDate& start, bool rolling) {
    const auto first = start.first(), last = start.last();
    const auto days = last.number() - first.number();
    occasion.first_day = first.number();
    if (start.precision() == PartialDate::Precision::year) {
        occasion.span = static_cast<std::uint8_t>(OccasionRow::a_year + (days - 364));
        return;
    }
    occasion.span = static_cast<std::uint8_t>(days);
    if (!rolling) occasion.month = static_cast<std::uint16_t>(month_of(first));
}

PriceRow row_of(const Price& price, bool exempt) {
    const auto rate = price.vat_rate
                          ? static_cast<std::uint16_t>(std::lround(std::clamp(*price.vat_rate, 0.0, 100.0) * 100))
                          : standard_vat_rate;
    return {.cents = price.amount.cents(), .vat_rate = rate, .per = price.per, .tax = exempt ? Tax::exempt : price.tax};
}

bool applies(const Price& price, OccasionRow::Kind kind, const PublicOffer& offer) {
    if (!price.format) return true;
    // Of an offer whose form nobody knows any price may be the one; an individual course is neither open nor in-house.
    if (kind == OccasionRow::Kind::unplaced) return offer.format.empty();
    return (*price.format == Format::in_house) == (kind == OccasionRow::Kind::in_house);
}

std::vector<TextLanguage> commonest_first(const std::array<std::uint64_t, text_language_count>& counts) {
    std::vector<TextLanguage> languages;
    for (std::size_t i = 0; i < text_language_count; ++i)
        if (counts[i] > 0) languages.push_back(static_cast<TextLanguage>(i));
    std::ranges::stable_sort(languages, std::ranges::greater{},
                             [&](TextLanguage language) { return counts[static_cast<std::size_t>(language)]; });
    return languages;
}

}  // namespace filon
