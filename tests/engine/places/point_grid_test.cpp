#include "engine/places/point_grid.h"

#include <random>

#include <gtest/gtest.h>

namespace filon {
namespace {

constexpr auto reach = Metres{25'000};

std::optional<std::uint32_t> nearest_by_scan(const std::vector<Coordinates>& points, Coordinates here) {
    std::optional<std::uint32_t> found;
    std::int64_t best = squared_chord_within(reach);
    for (std::uint32_t id = 0; id < points.size(); ++id) {
        const auto squared = squared_chord(UnitVector::of(points[id]), UnitVector::of(here));
        if (squared < best || (squared == best && !found)) {
            best = squared;
            found = id;
        }
    }
    return found;
}

TEST(PointGrid, AgreesWithAScanOfAllPointsEverywhereOnTheGlobe) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    struct Region {
        double south, north, west, east;
    };
    for (const auto& [south, north, west, east] :
         {Region{43, 45, 3, 5}, Region{-22, -20, 179.2, 180}, Region{-22, -20, -180, -179.2},
          Region{88.5, 90, -180, 180}, Region{-0.5, 0.5, -0.5, 0.5}}) {
        std::uniform_real_distribution latitudes{south, north}, longitudes{west, east};
        std::vector<Coordinates> points;
        PointGrid grid;
        for (std::uint32_t id = 0; id < 200; ++id) {
            points.push_back({.latitude = latitudes(random), .longitude = longitudes(random)});
            grid.add(points.back(), id);
        }
        grid.seal();
        for (int i = 0; i < 300; ++i) {
            const Coordinates here{.latitude = latitudes(random), .longitude = longitudes(random)};
            EXPECT_EQ(grid.nearest(here, reach), nearest_by_scan(points, here))
                << here.latitude << ' ' << here.longitude;
        }
    }
}

TEST(PointGrid, LooksAcrossTheDateLine) {
    PointGrid grid;
    grid.add({.latitude = -16, .longitude = 179.95}, 7);
    grid.seal();
    EXPECT_EQ(grid.nearest({.latitude = -16, .longitude = -179.95}, reach), 7);
}

TEST(PointGrid, FindsNothingBeyondTheRadius) {
    PointGrid grid;
    grid.add({.latitude = 45, .longitude = 4}, 7);
    grid.seal();
    EXPECT_EQ(grid.nearest({.latitude = 45.3, .longitude = 4}, reach), std::nullopt);
    EXPECT_EQ(grid.nearest({.latitude = 45.2, .longitude = 4}, reach), 7);
    EXPECT_EQ(PointGrid{}.nearest({.latitude = 45, .longitude = 4}, reach), std::nullopt);
}

}  // namespace
}  // namespace filon
