// Where, how and for which prices the records say that an offer can be attended.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/matching/facets.h"
#include "engine/offers/offer.h"
#include "engine/offers/provider.h"
#include "engine/places/gazetteer.h"

namespace filon::oracle {

constexpr bool is_remote(Modality modality) {
    return modality == Modality::remote || modality == Modality::elearning;
}

// Values of a facet, as the filter of its name takes them; certifications by their folded names.
using Values = std::set<std::string>;

// One way to attend an offer: a session, or without sessions a site of its provider or its in-house form.
struct Occasion {
    std::optional<std::size_t> session;  // its rank in the record
    bool in_house = false;
    std::optional<Place> place;      // nothing: unknown, or nowhere
    std::vector<Modality> modality;  // empty: unknown
    std::vector<Price> prices;       // those that hold for it
    std::map<Facet, Values> values;  // of modality, department and month
    bool remote_alone() const;
};

// A provider with the places that its record names.
struct Travelled {
    const PublicProvider* record = nullptr;
    std::vector<Place> sites;
    Values departments;  // those it declares and those of which a commune lies within its radius
};

// What the gazetteer does not know is no place. Both keep a view of the record.
Travelled travelled(const PublicProvider& provider, const Gazetteer& gazetteer);
std::vector<Occasion> occasions_of(const PublicOffer& offer, const Travelled& provider, const Gazetteer& gazetteer);

// Where a provider teaches that comes to its clients; nothing where it does not say, or only how far from sites that
// nobody knows.
std::optional<Values> departments_reached(const Travelled& provider, const Gazetteer& gazetteer);
// Whether the provider comes to a place that is asked for.
bool reaches(const Travelled& provider, const Place& asked, const Gazetteer& gazetteer);

inline bool is_area(const Place& place) {
    return place.kind != PlaceKind::commune && place.kind != PlaceKind::point;
}
inline std::int64_t chord_between(const Place& a, const Place& b) {
    return squared_chord(UnitVector::of(a.point), UnitVector::of(b.point));
}

}  // namespace filon::oracle
