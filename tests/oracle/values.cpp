#include "tests/oracle/values.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/text/fold.h"
#include "tests/oracle/prices.h"
#include "tests/oracle/question.h"

namespace filon::oracle {
namespace {

Values or_unknown(Values values) {
    if (values.empty()) values.insert(unknown);
    return values;
}

template <class E>
Values names(const std::vector<E>& list) {
    Values values;
    for (const auto one : list) values.emplace(name_of(one));
    return values;
}

template <class E>
std::vector<std::string> all_names() {
    return {names_of<E>::list.begin(), names_of<E>::list.end()};
}

Values known_topics(const PublicOffer& offer, const Taxonomy& taxonomy) {
    Values values;
    for (const auto& id : offer.topics)
        if (taxonomy.find(id) != nullptr) values.insert(id);
    return values;
}

// Each tag and what stands above it: zh-Hant-TW is zh-Hant and zh.
Values languages(const PublicOffer& offer) {
    Values values;
    for (const auto& tag : offer.teaching_languages)
        for (auto text = tag.text(); values.insert(text).second && text.contains('-');) text.resize(text.rfind('-'));
    return values;
}

Values certifications(const PublicOffer& offer) {
    Values values;
    for (const auto& certification : offer.certification) values.insert(fold_key(certification.name));
    values.erase("");
    return values;
}

// The band of a list whose upper bounds, the last one left out, are these.
template <class Band>
std::string band(std::int64_t value, const std::vector<std::int64_t>& bounds) {
    const auto above = std::ranges::count_if(bounds, [&](std::int64_t bound) { return value >= bound; });
    return std::string{names_of<Band>::list.at(static_cast<std::size_t>(above))};
}

Values duration_bands(const PublicOffer& offer) {
    const auto days = days_of(offer);
    if (!days) return {};
    return {band<DurationBand>(*days, {2 * 700, 4 * 700, 6 * 700, 21 * 700})};
}

// Nothing said of either is unknown; a "no" is known and is no value.
Values accessibilities(const Accessibility& said) {
    Values values;
    if (!said.wheelchair && !said.sign_language) values.insert(unknown);
    if (said.wheelchair.value_or(false)) values.insert("wheelchair");
    if (said.sign_language.value_or(false)) values.insert("sign_language");
    return values;
}

}  // namespace

bool is_of_occasions(Facet facet) {
    return facet == Facet::modality || facet == Facet::department || facet == Facet::month ||
           facet == Facet::price_band;
}

bool is_open(Facet facet) {
    return facet == Facet::topic_id || facet == Facet::teaching_language || facet == Facet::certification ||
           facet == Facet::provider;
}

Values values_of(Facet facet, const PublicOffer& offer, const PublicProvider& provider, const Taxonomy& taxonomy) {
    switch (facet) {
        case Facet::topic_id:
            return or_unknown(known_topics(offer, taxonomy));
        case Facet::teaching_language:
            return or_unknown(languages(offer));
        case Facet::format:
            return or_unknown(names(offer.format));
        case Facet::rhythm:
            return or_unknown(names(offer.rhythm));
        case Facet::level:
            return {offer.level ? std::string{name_of(*offer.level)} : unknown};
        case Facet::eqf:
            return {offer.eqf ? fmt::format("{}", *offer.eqf) : unknown};
        case Facet::duration_band:
            return or_unknown(duration_bands(offer));
        case Facet::certification:
            return or_unknown(certifications(offer));
        case Facet::funding:
            return or_unknown(names(offer.funding));
        case Facet::provider:
            return {provider.id};
        case Facet::qualiopi:
            return {!provider.qualiopi ? unknown : *provider.qualiopi ? "true" : "false"};
        case Facet::accessibility:
            return accessibilities(offer.accessibility);
        case Facet::department:
        case Facet::price_band:
        case Facet::month:
        case Facet::modality:
            break;
    }
    return {};
}

Values modalities_of(const Occasion& occasion) {
    return or_unknown(names(occasion.modality));
}

Values months_of(const Occasion& occasion, const PublicOffer& offer) {
    if (offer.rolling) return {};
    const auto start = occasion.session ? offer.sessions[*occasion.session].start : std::nullopt;
    if (!start || start->precision() == PartialDate::Precision::year) return {unknown};
    return {start->text().substr(0, 7)};
}

Values departments_of(const Occasion& occasion, const Travelled& provider, const Gazetteer& gazetteer) {
    if (occasion.remote_alone()) return {};
    if (occasion.in_house) return departments_reached(provider, gazetteer).value_or(Values{unknown});
    if (!occasion.place) return {unknown};
    return occasion.place->department.empty() ? Values{} : Values{occasion.place->department};
}

std::string price_band_of(const std::optional<Euros>& price) {
    if (!price) return unknown;
    return band<PriceBand>(price->cents(), {250'00, 500'00, 1000'00, 2000'00, 5000'00});
}

std::string compared(Facet facet, const std::string& asked) {
    return facet == Facet::certification ? fold_key(asked) : asked;
}

std::vector<std::string> listed(Facet facet, const Gazetteer& gazetteer) {
    switch (facet) {
        case Facet::department:
            return gazetteer.department_codes();
        case Facet::price_band:
            return all_names<PriceBand>();
        case Facet::modality:
            return all_names<Modality>();
        case Facet::format:
            return all_names<Format>();
        case Facet::rhythm:
            return all_names<Rhythm>();
        case Facet::level:
            return all_names<Level>();
        case Facet::duration_band:
            return all_names<DurationBand>();
        case Facet::funding:
            return all_names<Funding>();
        case Facet::qualiopi:
            return {"true", "false"};
        case Facet::accessibility:
            return {"wheelchair", "sign_language"};
        case Facet::topic_id:
        case Facet::month:
        case Facet::teaching_language:
        case Facet::eqf:
        case Facet::certification:
        case Facet::provider:
            break;
    }
    return {};
}

}  // namespace filon::oracle
