// What is taught: offers, their sessions and prices, as the catalogue's contract defines them. Missing is unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/offers/closed_lists.h"
#include "engine/offers/place_reference.h"
#include "engine/offers/provider.h"
#include "engine/values/dates.h"
#include "engine/values/euros.h"
#include "engine/values/language_tag.h"

namespace filon {

struct Price {
    Euros amount;
    PriceBasis per = PriceBasis::person;
    Tax tax = Tax::excluded;
    std::optional<double> vat_rate;  // per cent
    std::optional<Format> format;    // open or in_house
    friend bool operator==(const Price&, const Price&) = default;
};

// One occasion on which the offer is held.
struct Session {
    std::optional<std::string> id;
    std::optional<PartialDate> start;
    std::optional<PartialDate> end;
    std::optional<PlaceReference> place;
    std::optional<Modality> modality;
    std::optional<Price> price;
    std::optional<std::int64_t> seats;
    SessionState state = SessionState::open;
    friend bool operator==(const Session&, const Session&) = default;
};

struct Duration {
    std::optional<double> hours;
    std::optional<double> days;
    friend bool operator==(const Duration&, const Duration&) = default;
};

struct GroupSize {
    std::optional<std::int64_t> min;
    std::optional<std::int64_t> max;
    friend bool operator==(const GroupSize&, const GroupSize&) = default;
};

struct Codes {
    std::vector<std::string> formacode, nsf, rome, rncp, rs;
    friend bool operator==(const Codes&, const Codes&) = default;
};

struct Certification {
    std::string name;  // may be empty where a code is given
    std::optional<std::string> rncp, rs;
    friend bool operator==(const Certification&, const Certification&) = default;
};

struct Accessibility {
    std::optional<bool> wheelchair, sign_language;
    std::optional<std::string> contact;
    friend bool operator==(const Accessibility&, const Accessibility&) = default;
};

// An offer as both audiences know it. It has no confidential member: the extranet is built from this type alone.
struct PublicOffer {
    std::string id;
    std::string provider;
    std::string title;
    std::optional<std::string> objectives, programme, prerequisites, audience;
    std::optional<LanguageTag> lang;  // of the record's texts; unsaid is French
    std::vector<std::string> topics;
    std::optional<TopicsFrom> topics_from = {};
    std::vector<std::string> categories;
    Codes codes;
    std::vector<LanguageTag> teaching_languages;
    std::vector<Modality> modality;
    std::vector<Format> format;
    std::vector<Rhythm> rhythm;
    std::optional<Level> level;
    std::optional<Cefr> cefr_entry, cefr_target;
    std::optional<std::int64_t> eqf;  // 1 to 8
    Duration duration;
    GroupSize group;
    std::vector<Price> prices;
    std::vector<Certification> certification;
    std::vector<Funding> funding;
    Accessibility accessibility;
    bool rolling = false;
    bool published = true;
    std::optional<Date> updated;
    std::optional<std::string> url;
    std::vector<Session> sessions;
    friend bool operator==(const PublicOffer&, const PublicOffer&) = default;
};

// An offer as the catalogue gives it.
struct Offer {
    PublicOffer open;
    Confidential confidential;
    friend bool operator==(const Offer&, const Offer&) = default;
};

}  // namespace filon
