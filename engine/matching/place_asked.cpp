#include "engine/matching/place_asked.h"

#include <algorithm>

namespace filon {

PlaceAsked place_asked(const Place& place, Metres radius, const Gazetteer& gazetteer) {
    const auto& codes = gazetteer.department_codes();
    const auto rank = [&](std::string_view code) {
        return static_cast<std::size_t>(std::ranges::find(codes, code) - codes.begin());
    };
    PlaceAsked asked;
    asked.centre = UnitVector::of(place.point);
    switch (place.kind) {
        case PlaceKind::commune:
        case PlaceKind::point:
            asked.radius = radius;
            asked.radius_chord = squared_chord_within(radius);
            if (const auto found = rank(place.department); found < codes.size())
                asked.department = static_cast<std::uint16_t>(found);
            return asked;
        case PlaceKind::department:
            asked.departments.set(rank(place.code));
            break;
        case PlaceKind::region:
            for (const auto& code : gazetteer.departments_of(place.code)) asked.departments.set(rank(code));
            break;
        case PlaceKind::country:
            asked.country = country_number(place.code);
            // Who comes to one of its départements comes to France.
            if (place.code == "FR")
                for (std::size_t i = 0; i < codes.size(); ++i) asked.departments.set(i);
            break;
    }
    asked.area = true;
    return asked;
}

std::uint16_t country_number(std::string_view code) {
    if (code.size() != 2) return 0;
    return static_cast<std::uint16_t>(static_cast<unsigned char>(code[0]) << 8 | static_cast<unsigned char>(code[1]));
}

}  // namespace filon
