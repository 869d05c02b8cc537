// A place as a record names it, before the gazetteer says where it is.
#pragma once

#include <optional>
#include <string>

#include "engine/values/geography.h"

namespace filon {

// At least one of insee, town, postcode and point is said.
struct PlaceReference {
    std::optional<std::string> insee;
    std::optional<std::string> postcode;
    std::optional<std::string> town;
    std::optional<Coordinates> point;
    std::optional<std::string> label;
    std::optional<std::string> country;  // ISO 3166-1 alpha-2; unsaid is France
    friend bool operator==(const PlaceReference&, const PlaceReference&) = default;
};

}  // namespace filon
