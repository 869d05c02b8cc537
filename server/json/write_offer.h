// An offer as it was found: the OFFER of the API.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/matching/fit.h"
#include "engine/matching/search.h"
#include "engine/offers/offer.h"
#include "engine/offers/provider.h"
#include "engine/places/gazetteer.h"
#include "engine/text/analyse.h"
#include "server/json/write_price.h"
#include "server/json/writer.h"

namespace filon {

// How a found offer answers a need.
struct Judged {
    const Fit& fit;
    CriterionSet in_play;
    const std::vector<std::string>& twins;  // ids of those that it stands for
    std::string_view topic;
    const std::vector<Place>& places;  // asked for
    const Criteria& criteria;
    std::optional<double> rating;  // of its provider, 0 to 5
};

// What is known of one found offer, ready to be written.
struct FoundOffer {
    const Hit& hit;
    const PublicOffer& offer;
    std::string_view provider_name;
    const Columns& columns;
    const PriceTerms& price_terms;
    bool place_asked;
    const Judged* judged = nullptr;   // null: it was searched for, and holds the words
    const PriceSeer* seer = nullptr;  // null: no client's view of prices
};

// What writing offers takes besides them.
struct OfferWriting {
    const Gazetteer& gazetteer;
    const TextQuery& words;
    std::string_view lang;
    Analyser& analyser;
};

void write_offer(JsonWriter& writer, const FoundOffer& found, const OfferWriting& writing);

}  // namespace filon
