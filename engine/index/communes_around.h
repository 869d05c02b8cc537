// Which départements lie, with at least one commune, within a distance of a point.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/matching/department_set.h"
#include "engine/places/gazetteer.h"
#include "engine/values/geography.h"

namespace filon {

class CommunesAround {
public:
    explicit CommunesAround(const Gazetteer& gazetteer);
    // By their rank among the gazetteer's codes. `radius`: a squared chord.
    DepartmentSet departments_within(const UnitVector& centre, std::int64_t radius) const;

private:
    struct Point {
        UnitVector at;
        std::uint16_t department;
        std::int64_t latitude() const { return at.z; }
    };
    std::vector<Point> communes_;  // by latitude
};

}  // namespace filon
