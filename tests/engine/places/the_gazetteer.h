// What the tests of places share: the built-in gazetteer, read once, and references that say but what matters.
#pragma once

#include "engine/places/gazetteer.h"

namespace filon {

inline const Gazetteer& the_gazetteer() {
    static const Gazetteer gazetteer = Gazetteer::built_in();
    return gazetteer;
}

struct Said {
    std::optional<std::string> insee = {}, postcode = {}, town = {};
    std::optional<Coordinates> point = {};
    std::optional<std::string> label = {}, country = {};
    operator PlaceReference() const {
        return {.insee = insee, .postcode = postcode, .town = town, .point = point, .label = label, .country = country};
    }
};

// Overload resolution does not look through the conversion.
inline Outcome<Place> place_of_record(const PlaceReference& reference) {
    return the_gazetteer().resolve(reference);
}

}  // namespace filon
