// Which of many points is the nearest.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/values/geography.h"

namespace filon {

// Points by quarter degrees of latitude and longitude. Filled with `add`, sealed once, then only read.
class PointGrid {
public:
    void add(Coordinates point, std::uint32_t id);
    void seal();
    // The id of the nearest point no farther than `radius`, the lowest of those equally near; the radius is at most
    // 100 km, so that few cells are looked into.
    std::optional<std::uint32_t> nearest(Coordinates point, Metres radius) const;

private:
    struct Entry {
        std::int32_t cell = 0;
        std::uint32_t id = 0;
        UnitVector at;
    };
    std::vector<Entry> entries_;  // by cell once sealed
};

}  // namespace filon
