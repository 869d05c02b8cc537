#include "engine/index/communes_around.h"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace filon {

CommunesAround::CommunesAround(const Gazetteer& gazetteer) {
    const auto& codes = gazetteer.department_codes();
    for (const auto& commune : gazetteer.communes())
        if (const auto found = std::ranges::lower_bound(codes, commune.department);
            found != codes.end() && *found == commune.department)
            communes_.push_back(
                {UnitVector::of(commune.point), static_cast<std::uint16_t>(std::distance(codes.begin(), found))});
    std::ranges::sort(communes_, {}, &Point::latitude);
}

DepartmentSet CommunesAround::departments_within(const UnitVector& centre, std::int64_t radius) const {
    // Those within the radius are among those whose z is within its chord.
    const auto reach = static_cast<std::int64_t>(std::ceil(std::sqrt(static_cast<double>(radius))));
    const auto from = std::ranges::lower_bound(communes_, centre.z - reach, {}, &Point::latitude);
    const auto to = std::ranges::upper_bound(communes_, centre.z + reach, {}, &Point::latitude);
    DepartmentSet departments;
    for (const auto& commune : std::ranges::subrange{from, to})
        if (squared_chord(centre, commune.at) <= radius) departments.set(commune.department);
    return departments;
}

}  // namespace filon
