// Places as a sentence names them: the one thing that French cannot leave to a pattern, for it bends the preposition.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/places/place.h"
#include "engine/text/stem.h"
#include "engine/values/geography.h"

namespace filon {

// Where something is, beside the places that were asked for.
struct Whereabouts {
    const std::vector<Place>& places;
    std::optional<Metres> distance;  // to the nearest of them
    std::string_view held_at;        // named beside the distance where there are several of them
    bool beyond = false;             // it is farther than was asked for
};

// "à 4 km de Lyon"; under one kilometre "à Lyon"; "dans le Rhône" for an area. Empty without a place or a distance,
// which an area alone can do without.
std::string said(const Whereabouts& whereabouts, TextLanguage language);
// The place itself: "à Lyon", "dans le Rhône".
std::string inside(const Place& place, TextLanguage language);

// "à Lyon", "au Mans", "aux Ulis"; "de Lyon", "d'Annecy", "du Mans", "des Ulis".
std::string french_at(std::string_view town);
std::string french_from(std::string_view town);

}  // namespace filon
