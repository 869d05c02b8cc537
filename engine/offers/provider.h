// Who teaches: what anybody may know of a provider, and what stays with the broker.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/offers/closed_lists.h"
#include "engine/offers/place_reference.h"
#include "engine/values/language_tag.h"

namespace filon {

// Where a provider goes to teach; exactly one of the three is said.
struct TravelZone {
    std::optional<double> radius_km;       // around each of its sites
    std::vector<std::string> departments;  // codes: "69", "2A", "974"
    bool anywhere = false;
    friend bool operator==(const TravelZone&, const TravelZone&) = default;
};

struct Rating {
    double value = 0;  // 0 to 5
    std::int64_t count = 0;
    friend bool operator==(const Rating&, const Rating&) = default;
};

// A provider as both audiences know it. It has no confidential member: the extranet is built from this type alone.
struct PublicProvider {
    std::string id;
    std::string name;
    std::optional<std::string> siret;
    std::optional<std::string> nda;
    std::optional<std::string> website;
    std::optional<bool> qualiopi;
    std::optional<VatStatus> vat;
    std::vector<PlaceReference> sites;
    std::optional<TravelZone> travels;
    std::vector<std::string> skills;
    std::vector<LanguageTag> languages;
    std::optional<Rating> rating;
    bool published = true;
    friend bool operator==(const PublicProvider&, const PublicProvider&) = default;
};

// What the broker alone knows, as JSON text that nothing but the intranet's replies looks into.
struct Confidential {
    std::string json;      // an object, or empty
    bool blocked = false;  // `confidential.blocked`: only ever a warning of the report
    friend bool operator==(const Confidential&, const Confidential&) = default;
};

// A provider as the catalogue gives it.
struct Provider {
    PublicProvider open;
    Confidential confidential;
    friend bool operator==(const Provider&, const Provider&) = default;
};

}  // namespace filon
