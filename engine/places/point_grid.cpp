#include "engine/places/point_grid.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <utility>

namespace filon {
namespace {

constexpr double cells_in_a_degree = 4;
constexpr std::int32_t cells_around = 360 * 4;
constexpr double kilometres_in_a_degree = 111.0;  // a little less than there are, so that cells reach far enough

std::int32_t row_of(double latitude) {
    return static_cast<std::int32_t>(std::floor((latitude + 90) * cells_in_a_degree));
}
std::int32_t column_of(double longitude) {
    return static_cast<std::int32_t>(std::floor((longitude + 180) * cells_in_a_degree));
}
// Columns go round the globe; rows end at the poles.
std::int32_t cell_at(std::int32_t row, std::int32_t column) {
    return row * cells_around + (column % cells_around + cells_around) % cells_around;
}

// How many columns on each side a radius reaches at a latitude; near the poles all of them.
std::int32_t columns_within(double kilometres, double latitude) {
    const double degree =
        kilometres_in_a_degree * std::cos(std::min(std::abs(latitude) + 1, 90.0) * std::numbers::pi / 180);
    const double reach = std::ceil(kilometres / std::max(degree, 1e-9) * cells_in_a_degree);
    return static_cast<std::int32_t>(std::min(reach, cells_around / 2.0));
}

}  // namespace

void PointGrid::add(Coordinates point, std::uint32_t id) {
    entries_.push_back(
        {.cell = cell_at(row_of(point.latitude), column_of(point.longitude)), .id = id, .at = UnitVector::of(point)});
}

void PointGrid::seal() {
    std::ranges::sort(entries_, {}, [](const Entry& entry) { return std::pair{entry.cell, entry.id}; });
    entries_.shrink_to_fit();
}

std::optional<std::uint32_t> PointGrid::nearest(Coordinates point, Metres radius) const {
    assert(radius.kilometres() <= 100);
    const UnitVector here = UnitVector::of(point);
    const std::int32_t row = row_of(point.latitude), column = column_of(point.longitude);
    const auto rows =
        static_cast<std::int32_t>(std::ceil(radius.kilometres() / kilometres_in_a_degree * cells_in_a_degree));
    const std::int32_t columns = columns_within(radius.kilometres(), point.latitude);
    std::int64_t best = squared_chord_within(radius) + 1;
    std::optional<std::uint32_t> found;
    for (std::int32_t r = row - rows; r <= row + rows; ++r)
        for (std::int32_t c = column - columns; c <= column + columns; ++c)
            for (const Entry& entry : std::ranges::equal_range(entries_, cell_at(r, c), {}, &Entry::cell)) {
                const std::int64_t squared = squared_chord(here, entry.at);
                if (squared > best || (squared == best && (!found || entry.id > *found))) continue;
                best = squared;
                found = entry.id;
            }
    return found;
}

}  // namespace filon
