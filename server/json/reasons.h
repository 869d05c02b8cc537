// Why an offer is shown, and what it misses, in words that a broker can repeat to a client.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/matching/criteria.h"
#include "engine/matching/fit.h"
#include "engine/offers/offer.h"
#include "engine/places/place.h"

namespace filon {

// What reasons are told from: the need, the offer, and the session that answers it best.
struct ReasonFacts {
    std::string_view topic;            // as it was asked for; empty: none was
    const std::vector<Place>& places;  // asked for
    const Criteria& criteria;
    const Fit& fit;
    const PublicOffer& offer;
    bool in_house = false;             // it is its in-house form that is shown
    bool remote = false;               // it is held nowhere
    std::optional<Metres> distance;    // to the nearest place asked for
    std::string held_at;               // the label of where it is held; empty: not known
    std::optional<PartialDate> start;  // of the session shown
    std::optional<Euros> price;        // on the basis of `criteria.price_terms`
    std::optional<double> rating;      // of its provider, 0 to 5, as it was given rather than shrunk
};

// The fact, in the language of the tag (fr, en, de, es; any other is French) with its figures and dates: "à 4 km de
// Lyon", "620 € HT par personne pour 6, en intra"; where the fit says that it is unknown: "prix inconnu". Never empty,
// whatever is missing from the facts. Safe from any thread.
std::string reason_of(Criterion criterion, const ReasonFacts& facts, std::string_view lang);
// What is missed: by how much ("22 km au-delà", "45 € de plus que le budget"), or that nobody knows ("lieu inconnu").
// Asked of a criterion that is neither close nor unknown it says no more than that it is not what was asked for. Never
// empty.
std::string miss_of(Criterion criterion, const ReasonFacts& facts, std::string_view lang);

}  // namespace filon
