#include "engine/values/geography.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace filon {
namespace {

constexpr double earth_radius = 6'371'008.8;

Coordinates random_point(std::mt19937_64& random) {
    return {.latitude = std::uniform_real_distribution{-90.0, 90.0}(random),
            .longitude = std::uniform_real_distribution{-180.0, 180.0}(random)};
}

// The textbook formula, in floating point all the way.
double haversine(Coordinates a, Coordinates b) {
    const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    const double across = std::sin(radians(b.latitude - a.latitude) / 2),
                 along = std::sin(radians(b.longitude - a.longitude) / 2);
    const double h = across * across + std::cos(radians(a.latitude)) * std::cos(radians(b.latitude)) * along * along;
    return 2 * earth_radius * std::asin(std::min(1.0, std::sqrt(h)));
}

Metres distance(Coordinates a, Coordinates b) {
    return ground_distance(UnitVector::of(a), UnitVector::of(b));
}

TEST(GroundDistance, IsThatOfTheMap) {
    const Coordinates paris{48.8566, 2.3522}, lyon{45.764, 4.8357}, marseille{43.2965, 5.3698},
        saint_denis_reunion{-20.8789, 55.4481};
    EXPECT_NEAR(distance(paris, lyon).kilometres(), 392, 1);
    EXPECT_NEAR(distance(lyon, marseille).kilometres(), 278, 1);
    EXPECT_NEAR(distance(paris, saint_denis_reunion).kilometres(), 9'371, 10);
}

TEST(GroundDistance, IsAQuarterOrHalfOfTheGirthBetweenEquatorAndPoles) {
    const Metres quarter{std::lround(earth_radius * std::numbers::pi / 2)};
    EXPECT_NEAR(static_cast<double>(distance({0, 0}, {90, 0}).count()), static_cast<double>(quarter.count()), 1);
    EXPECT_NEAR(static_cast<double>(distance({0, 0}, {0, 90}).count()), static_cast<double>(quarter.count()), 1);
    EXPECT_NEAR(distance({90, 0}, {-90, 0}).kilometres(), 2 * quarter.kilometres(), 1);
    EXPECT_NEAR(distance({0, -180}, {0, 180}).kilometres(), 0, 0.001) << "one meridian under two names";
}

TEST(GroundDistance, AgreesWithHaversine) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random{seed};
    for (int i = 0; i < 20'000; ++i) {
        const auto a = random_point(random);
        auto b = random_point(random);
        // Half of them near one another, where offers are looked for.
        if (i % 2 == 0)
            b = {.latitude = std::clamp(a.latitude + std::uniform_real_distribution{-0.5, 0.5}(random), -90.0, 90.0),
                 .longitude = a.longitude / 1.001};
        const double expected = haversine(a, b);
        // Near the antipodes the chord hardly grows: there a unit of the vector is worth more on the ground.
        const double tolerance = expected < 15e6 ? 1 : 200;
        ASSERT_NEAR(static_cast<double>(distance(a, b).count()), expected, tolerance)
            << a.latitude << ',' << a.longitude << ' ' << b.latitude << ',' << b.longitude;
    }
}

TEST(GroundDistance, IsTheSameBothWaysAndZeroToItself) {
    std::mt19937_64 random{5};
    for (int i = 0; i < 1'000; ++i) {
        const auto a = random_point(random), b = random_point(random);
        ASSERT_EQ(distance(a, b), distance(b, a));
        ASSERT_EQ(distance(a, a), Metres{0});
    }
}

TEST(SquaredChord, IsWithinARadiusExactlyWhenTheDistanceIs) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random{seed};
    for (int i = 0; i < 20'000; ++i) {
        const auto a = UnitVector::of(random_point(random)), b = UnitVector::of(random_point(random));
        const auto chord = squared_chord(a, b);
        const auto metres = ground_distance(chord).count();
        // A metre of slack: the distance is rounded to whole metres, the chord is not.
        ASSERT_LE(chord, squared_chord_within(Metres{metres + 1}));
        ASSERT_GT(chord, squared_chord_within(Metres{metres - 1}));
    }
}

TEST(SquaredChord, GrowsWithTheRadius) {
    std::int64_t before = squared_chord_within(Metres{-1});
    for (std::int64_t metres = 0; metres < 21'000'000; metres += 997) {
        const auto now = squared_chord_within(Metres{metres});
        ASSERT_GE(now, before) << metres;
        ASSERT_LE(ground_distance(now).count(), metres + 1);
        before = now;
    }
}

TEST(SquaredChord, TakesAPointToLieWithinZeroOfItselfAndNowhereWithinLess) {
    const auto lyon = UnitVector::of({45.764, 4.8357});
    EXPECT_LE(squared_chord(lyon, lyon), squared_chord_within(Metres{0}));
    EXPECT_GT(squared_chord(lyon, lyon), squared_chord_within(Metres{-1}));
}

TEST(SquaredChord, HoldsTheWholeEarthFromHalfItsGirthOn) {
    const auto north = UnitVector::of({90, 0}), south = UnitVector::of({-90, 0});
    for (const double kilometres : {20'016.0, 40'000.0, 1e9})
        EXPECT_LE(squared_chord(north, south), squared_chord_within(Metres::from_kilometres(kilometres)));
    EXPECT_GT(squared_chord(north, south), squared_chord_within(Metres::from_kilometres(20'000)));
}

TEST(Coordinates, LieOnTheGlobe) {
    for (const auto& [latitude, longitude] : {std::pair{0.0, 0.0}, {90.0, 180.0}, {-90.0, -180.0}, {45.76, 4.83}})
        EXPECT_TRUE(Coordinates::checked(latitude, longitude));
    const double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
    for (const double latitude : {90.001, -90.001, nan, infinity})
        EXPECT_EQ(Coordinates::checked(latitude, 0).error().field, "lat");
    for (const double longitude : {180.001, -180.001, nan, -infinity})
        EXPECT_EQ(Coordinates::checked(0, longitude).error().field, "lon");
}

TEST(Metres, AreKilometresToTheNearest) {
    EXPECT_EQ(Metres::from_kilometres(30).count(), 30'000);
    EXPECT_EQ(Metres::from_kilometres(0.0006).count(), 1);
    EXPECT_EQ(Metres{1'500}.kilometres(), 1.5);
}

}  // namespace
}  // namespace filon
