// Facts to tell reasons from: nothing is known but what a test says.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/json/reasons.h"

namespace filon {

// It is 29 November 2026, for one person, untaxed, within 30 km.
class SomeFacts {
public:
    SomeFacts() { criteria_.today = *Date::parse("2026-11-29"); }
    // An advanced one with one value of everything.
    static SomeFacts of_an_offer() {
        SomeFacts facts;
        auto& offer = facts.offer_;
        offer.title = "Excel avancé";
        offer.teaching_languages = {*LanguageTag::parse("en")};
        offer.modality = {Modality::onsite};
        offer.format = {Format::open};
        offer.rhythm = {Rhythm::evening};
        offer.level = Level::advanced;
        offer.cefr_entry = Cefr::a2;
        offer.cefr_target = Cefr::b1;
        offer.eqf = 5;
        offer.duration.days = 2;
        offer.certification = {{.name = "TOSA", .rncp = {}, .rs = {}}};
        offer.funding = {Funding::cpf};
        offer.accessibility.wheelchair = true;
        return std::move(facts)
            .about("Excel", 960)
            .around("Lyon")
            .at(Metres{4'300})
            .costing(62'000)
            .starting("2027-01-12")
            .rated(4.6);
    }

    operator ReasonFacts() const {  // NOLINT(google-explicit-constructor): a test reads as if these were the facts
        return {.topic = topic_,
                .places = places_,
                .criteria = criteria_,
                .fit = fit_,
                .offer = offer_,
                .in_house = in_house_,
                .remote = remote_,
                .distance = distance_,
                .held_at = held_at_,
                .start = start_,
                .price = price_,
                .rating = rating_};
    }

    SomeFacts about(std::string topic, std::uint16_t value) && {
        topic_ = std::move(topic);
        fit_.values[static_cast<std::size_t>(Criterion::topic)] = value;
        return std::move(*this);
    }
    SomeFacts titled(std::string title) && { return with(offer_.title, std::move(title)); }
    SomeFacts around(std::string name, PlaceKind kind = PlaceKind::commune) && {
        return std::move(*this).asked(
            {.kind = kind, .name = std::move(name), .code = {}, .point = {}, .department = {}});
    }
    SomeFacts inside(std::string name, PlaceKind kind, std::string code) && {
        return std::move(*this).asked(
            {.kind = kind, .name = std::move(name), .code = std::move(code), .point = {}, .department = {}});
    }
    SomeFacts at(Metres distance) && { return with(distance_, distance); }
    SomeFacts held(std::string label) && { return with(held_at_, std::move(label)); }
    SomeFacts in_house() && { return with(in_house_, true); }
    SomeFacts remote() && { return with(remote_, true); }
    SomeFacts costing(std::int64_t cents) && { return with(price_, Euros::from_cents(cents)); }
    SomeFacts at_most(std::int64_t cents) && { return with(criteria_.max_price, Euros::from_cents(cents)); }
    SomeFacts at_least(std::int64_t cents) && { return with(criteria_.min_price, Euros::from_cents(cents)); }
    SomeFacts headcount(std::int64_t persons) && { return with(criteria_.price_terms.headcount, persons); }
    SomeFacts per(PriceAskedPer basis) && { return with(criteria_.price_terms.per, basis); }
    SomeFacts taxed() && { return with(criteria_.price_terms.tax, Tax::included); }
    SomeFacts starting(std::string_view date) && { return with(start_, *PartialDate::parse(date)); }
    SomeFacts between(std::string_view from, std::string_view to) && {
        criteria_.date_from = *Date::parse(from);
        return with(criteria_.date_to, *Date::parse(to));
    }
    SomeFacts rolling() && { return with(offer_.rolling, true); }
    SomeFacts rated(double rating) && { return with(rating_, rating); }
    SomeFacts asking(Trait trait, unsigned values) && {
        return with(criteria_.trait(trait).values, static_cast<ValueMask>(values));
    }
    SomeFacts asking(Modality modality) && { return with(criteria_.modality.values, mask_of(modality)); }
    SomeFacts not_known(Criterion criterion) && { return with(fit_.unknown, only(criterion)); }
    SomeFacts close(Criterion criterion) && { return with(fit_.close, only(criterion)); }
    SomeFacts offer(PublicOffer offer) && { return with(offer_, std::move(offer)); }
    const PublicOffer& offer() const& { return offer_; }
    PublicOffer offer() && { return std::move(offer_); }

private:
    template <class T, class V>
    SomeFacts with(T& member, V value) {
        member = std::move(value);
        return std::move(*this);
    }
    SomeFacts asked(Place place) && {
        criteria_.places.push_back({.centre = {},
                                    .radius = Metres{30'000},
                                    .area = place.kind != PlaceKind::commune && place.kind != PlaceKind::point,
                                    .departments = {}});
        places_.push_back(std::move(place));
        return std::move(*this);
    }

    std::string topic_, held_at_;
    std::vector<Place> places_;
    Criteria criteria_;
    Fit fit_;
    PublicOffer offer_;
    bool in_house_ = false, remote_ = false;
    std::optional<Metres> distance_;
    std::optional<PartialDate> start_;
    std::optional<Euros> price_;
    std::optional<double> rating_;
};

inline SomeFacts some() {
    return SomeFacts{};
}

}  // namespace filon
