// An offer as it was found: the OFFER of the API.
#pragma once

#include <string>

#include "engine/matching/search.h"
#include "engine/offers/offer.h"
#include "engine/offers/provider.h"
#include "engine/places/gazetteer.h"
#include "engine/text/analyse.h"
#include "server/json/writer.h"

namespace filon {

// What is known of one found offer, ready to be written.
struct FoundOffer {
    const Hit& hit;
    const PublicOffer& offer;
    std::string_view provider_name;
    const Columns& columns;
    const PriceTerms& price_terms;
    bool place_asked;
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
