// Places on the globe as whole numbers, so that equal questions get equal answers on every machine.
#pragma once

#include <compare>
#include <cstdint>

#include "engine/values/outcome.h"

namespace filon {

// A length in whole metres.
class Metres {
public:
    constexpr Metres() = default;
    constexpr explicit Metres(std::int64_t count) : count_{count} {}
    static constexpr Metres from_kilometres(double kilometres) {
        return Metres{static_cast<std::int64_t>(kilometres * 1000.0 + 0.5)};
    }
    constexpr std::int64_t count() const { return count_; }
    constexpr double kilometres() const { return static_cast<double>(count_) / 1000.0; }
    friend constexpr auto operator<=>(Metres, Metres) = default;

private:
    std::int64_t count_ = 0;
};

// WGS 84 degrees; latitude in [-90, 90], longitude in [-180, 180].
struct Coordinates {
    double latitude = 0;
    double longitude = 0;
    // A fault that names `lat` or `lon` when the value is no angle of that kind.
    static Outcome<Coordinates> checked(double latitude, double longitude);
    friend bool operator==(const Coordinates&, const Coordinates&) = default;
};

// The same point as a vector of length 2^30 from the centre of a spherical Earth (radius 6,371,008.8 m). Distances are
// compared by the squared chord, an exact integer of at most 2^62; one unit of the vector is about 6 mm on the ground.
struct UnitVector {
    std::int32_t x = 0;
    std::int32_t y = 0;
    std::int32_t z = 0;
    static UnitVector of(Coordinates point);
    friend bool operator==(const UnitVector&, const UnitVector&) = default;
};

constexpr std::int64_t squared_chord(const UnitVector& a, const UnitVector& b) {
    const std::int64_t dx = std::int64_t{a.x} - b.x, dy = std::int64_t{a.y} - b.y, dz = std::int64_t{a.z} - b.z;
    return dx * dx + dy * dy + dz * dz;
}

// The largest squared chord that still lies within `radius` on the ground; half the Earth's girth and more is
// everything.
std::int64_t squared_chord_within(Metres radius);
// Great-circle distance that a squared chord stands for.
Metres ground_distance(std::int64_t squared_chord);
inline Metres ground_distance(const UnitVector& a, const UnitVector& b) {
    return ground_distance(squared_chord(a, b));
}

}  // namespace filon
