#include "indexer/demo/dice.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filon {
namespace {

// The 10,000th number of a default-seeded engine is fixed by the C++ standard ([rand.predef]).
TEST(Dice, FollowsTheEngineThatTheStandardFixes) {
    Dice dice{std::mt19937_64::default_seed};
    for (int i = 1; i < 10'000; ++i) dice.below(10);

    EXPECT_EQ(dice.below(1'000'000'007), 9'981'545'732'273'789'042U % 1'000'000'007U);
}

TEST(Dice, StaysWithinItsBoundsAndReachesBoth) {
    Dice dice{1};
    std::array<int, 5> seen{};
    for (int i = 0; i < 1'000; ++i) {
        const auto value = dice.between(-2, 2);
        ASSERT_GE(value, -2);
        ASSERT_LE(value, 2);
        ++seen[static_cast<std::size_t>(value + 2)];
    }

    EXPECT_THAT(seen, ::testing::Each(::testing::Gt(150)));
}

TEST(Dice, DrawsLogNormalAmountsAboutTheMedianWithAHeavierUpperHalf) {
    Dice dice{7};
    std::vector<std::int64_t> drawn;
    for (int i = 0; i < 20'000; ++i) drawn.push_back(dice.log_normal(1'000));
    std::ranges::sort(drawn);

    EXPECT_NEAR(static_cast<double>(drawn[10'000]), 1'000, 20);
    EXPECT_NEAR(static_cast<double>(drawn[16'827]), 1'492, 50) << "one standard deviation above: exp(.4)";
    EXPECT_NEAR(static_cast<double>(drawn[3'173]), 670, 30) << "one below: exp(-.4)";
}

TEST(Wheel, DrawsEachThingAsOftenAsItsWeightSays) {
    const std::vector<std::uint64_t> weights{0, 10, 30, 0, 60, 0};
    const Wheel wheel{weights};
    Dice dice{3};
    std::array<int, 6> seen{};
    for (int i = 0; i < 10'000; ++i) ++seen[wheel.spin(dice)];

    EXPECT_EQ(seen[0] + seen[3] + seen[5], 0);
    EXPECT_NEAR(seen[1], 1'000, 150);
    EXPECT_NEAR(seen[2], 3'000, 200);
    EXPECT_NEAR(seen[4], 6'000, 200);
}

}  // namespace
}  // namespace filon
