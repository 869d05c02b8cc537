#include "engine/matching/surroundings.h"

#include <algorithm>

#include "engine/matching/stop_check.h"

namespace filon {
namespace {

// Whether the provider comes to where the client is.
bool reaches(const Columns& columns, const ProviderRow& provider, const PlaceAsked& asked) {
    if (provider.anywhere != 0) return true;
    if (asked.area) return provider.reached.meets(asked.departments);
    if (asked.department < most_departments && provider.declared.test(asked.department)) return true;
    return std::ranges::any_of(columns.sites_of(provider), [&](std::uint32_t site) {
        return squared_chord(columns.places[site].at, asked.centre) <= provider.radius_chord;
    });
}

bool lies_at(const PlaceRow& place, const PlaceAsked& asked, std::int64_t chord) {
    if (!asked.area) return chord <= asked.radius_chord;
    if (asked.country != 0) return place.country == asked.country;
    return place.department < most_departments && asked.departments.test(place.department);
}

}  // namespace

Surroundings::Surroundings(const Columns& columns, const std::vector<PlaceAsked>& asked, const std::stop_token& stop)
    : columns_{columns}, asked_{asked} {
    if (asked.empty()) return;
    reach_.resize(columns.providers.size());
    if (asked.size() <= few) return;
    StopCheck check{stop};
    chords_.reserve(columns.places.size());
    for (const auto& place : columns.places) {
        check();
        chords_.push_back(measured(place));
    }
}

std::int64_t Surroundings::measured(const PlaceRow& place) const {
    auto nearest = elsewhere;
    for (const auto& one : asked_) {
        const auto chord = squared_chord(place.at, one.centre);
        if (lies_at(place, one, chord)) nearest = std::min(nearest, chord);
    }
    return nearest;
}

bool Surroundings::reached_by(std::uint32_t provider) {
    if (asked_.empty()) return false;
    auto& known = reach_[provider];
    if (known == Reach::unasked) {
        const bool yes = std::ranges::any_of(
            asked_, [&](const PlaceAsked& one) { return reaches(columns_, columns_.providers[provider], one); });
        known = yes ? Reach::yes : Reach::no;
    }
    return known == Reach::yes;
}

OfferSet Surroundings::offers() {
    OfferSet there{columns_.offers.size()};
    if (asked_.empty()) return there;
    for (std::uint32_t place = 0; place < columns_.places.size(); ++place)
        if (chord_to(place) != elsewhere)
            for (const auto offer : columns_.offers_at.of(place)) there.add(offer);
    for (std::uint32_t provider = 0; provider < columns_.providers.size(); ++provider)
        if (reached_by(provider))
            for (const auto offer : columns_.in_house_of.of(provider)) there.add(offer);
    return there;
}

}  // namespace filon
