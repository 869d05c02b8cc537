// What a search asks for, ready to be compared with columns.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/matching/columns.h"
#include "engine/values/dates.h"
#include "engine/values/euros.h"

namespace filon {

// One place asked for: around a point, or inside an area.
struct PlaceAsked {
    UnitVector centre;
    std::int64_t radius_chord = -1;            // squared chord; unused for an area
    std::uint16_t department = no_department;  // of the point: where providers say which départements they go to
    bool area = false;
    DepartmentSet departments;  // of the area
    std::uint16_t country = 0;  // of an area that is a country, else 0
};

// What prices are compared on.
enum class PriceAskedPer : std::uint8_t { person, group, day, hour, person_day, total };
template <>
struct names_of<PriceAskedPer> {
    static constexpr auto list =
        std::to_array<std::string_view>({"person", "group", "day", "hour", "person_day", "total"});
};

struct PriceTerms {
    std::int64_t headcount = 1;
    PriceAskedPer per = PriceAskedPer::person;
    Tax tax = Tax::excluded;  // excluded or included
};

// Values of a closed list that are asked for, "unknown" among them.
struct ValuesAsked {
    ValueMask values = 0;
    bool unknown = false;
    bool any() const { return values != 0 || unknown; }
};

struct Criteria {
    std::vector<PlaceAsked> places;
    std::optional<Euros> max_price;
    PriceTerms price_terms;
    ValuesAsked modality;
    ValuesAsked level;
    std::optional<std::vector<std::uint32_t>>
        providers;  // ranks; asked for but unknown to the catalogue: an empty list
    Date today;

    // Whether one session has to satisfy something.
    bool about_occasions() const { return !places.empty() || max_price || modality.any(); }
};

}  // namespace filon
