#include "engine/values/geography.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace filon {
namespace {

constexpr double earth_radius_metres = 6'371'008.8;  // mean radius R1 of WGS 84 (IUGG)
constexpr double unit = 1 << 30;

}  // namespace

Outcome<Coordinates> Coordinates::checked(double latitude, double longitude) {
    // Written so that NaN fails too.
    if (!(latitude >= -90 && latitude <= 90)) return fault("lat", "a latitude lies between -90 and 90");
    if (!(longitude >= -180 && longitude <= 180)) return fault("lon", "a longitude lies between -180 and 180");
    return Coordinates{.latitude = latitude, .longitude = longitude};
}

UnitVector UnitVector::of(Coordinates point) {
    const double phi = point.latitude * std::numbers::pi / 180;
    const double lambda = point.longitude * std::numbers::pi / 180;
    const auto scaled = [](double part) { return static_cast<std::int32_t>(std::lround(part * unit)); };
    return {.x = scaled(std::cos(phi) * std::cos(lambda)),
            .y = scaled(std::cos(phi) * std::sin(lambda)),
            .z = scaled(std::sin(phi))};
}

std::int64_t squared_chord_within(Metres radius) {
    const double angle = static_cast<double>(radius.count()) / earth_radius_metres;
    if (angle >= std::numbers::pi) return std::int64_t{1} << 62;
    if (radius.count() < 0) return -1;
    const double chord = 2 * std::sin(angle / 2) * unit;
    return static_cast<std::int64_t>(chord * chord);
}

Metres ground_distance(std::int64_t squared) {
    const double half_chord = std::min(1.0, std::sqrt(static_cast<double>(squared)) / (2 * unit));
    return Metres{std::lround(2 * std::asin(half_chord) * earth_radius_metres)};
}

}  // namespace filon
