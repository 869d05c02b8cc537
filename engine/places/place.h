// What the gazetteer gives back: places, by themselves or as the whole of an area.
#pragma once

#include <cstdint>
#include <string>

#include "engine/offers/closed_lists.h"
#include "engine/values/geography.h"

namespace filon {

enum class PlaceKind : std::uint8_t { commune, department, region, country, point };
template <>
struct names_of<PlaceKind> {
    static constexpr auto list =
        std::to_array<std::string_view>({"commune", "department", "region", "country", "point"});
};

// A place that was asked for or that a record names. An area's point is its chief town's.
struct Place {
    PlaceKind kind = PlaceKind::point;
    std::string name;
    // INSEE code of a commune, number of a département, INSEE code of a region, ISO 3166-1 alpha-2 code of a country,
    // "CH-2660646" (country and GeoNames number) for a town abroad; empty for a point.
    std::string code;
    Coordinates point;
    std::string department;  // code ("69", "2A", "974"); empty abroad, for a region or country, and where unknown
    std::string country =
        "FR";  // ISO 3166-1 alpha-2; France overseas is FR; empty for a point that is near nothing known
    // Whether it is a whole area.
    bool is_area() const {
        return kind == PlaceKind::department || kind == PlaceKind::region || kind == PlaceKind::country;
    }
    friend bool operator==(const Place&, const Place&) = default;
};

// A commune or municipal arrondissement of France, or a town abroad.
struct Commune {
    std::string code;        // as `Place::code` has it
    std::string name;        // in French
    std::string department;  // empty abroad
    std::string country;
    std::string parent;  // INSEE code of the commune that a municipal arrondissement is a part of, else empty
    std::uint32_t population = 0;
    Coordinates point;
};

}  // namespace filon
