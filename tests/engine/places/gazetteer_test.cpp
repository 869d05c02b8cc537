#include "engine/places/gazetteer.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/places/the_gazetteer.h"

namespace filon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Gazetteer, GivesPlacesByTheirCodes) {
    EXPECT_EQ(the_gazetteer().commune("69123")->name, "Lyon");
    EXPECT_EQ(the_gazetteer().commune("01003")->code, "01165");  // Amareins became a part of Francheleins
    EXPECT_EQ(the_gazetteer().commune("CH-2660646")->name, "Genève");
    EXPECT_EQ(the_gazetteer().department("2A")->name, "Corse-du-Sud");
    EXPECT_EQ(the_gazetteer().department("69")->department, "69");
    EXPECT_EQ(the_gazetteer().region("84")->name, "Auvergne-Rhône-Alpes");
    EXPECT_EQ(the_gazetteer().region("82")->name, "Rhône-Alpes");
    EXPECT_EQ(the_gazetteer().country("CH")->name, "Suisse");
    EXPECT_EQ(the_gazetteer().country("CH")->country, "CH");
}

TEST(Gazetteer, GivesNothingByCodesThatAreNone) {
    for (const std::string_view code : {"", "99999", "69", "CH-1", "6912", "lyon"})
        EXPECT_FALSE(the_gazetteer().commune(code)) << code;
    EXPECT_FALSE(the_gazetteer().department("1"));
    EXPECT_FALSE(the_gazetteer().region("99"));
    EXPECT_FALSE(the_gazetteer().country("RE"));  // a département of France
}

TEST(Gazetteer, PutsArrondissementsInTheDepartmentOfTheirCity) {
    for (const auto& [code, department] : {std::pair{"75115", "75"}, {"69383", "69"}, {"13208", "13"}})
        EXPECT_EQ(the_gazetteer().commune(code)->department, department);
    EXPECT_EQ(std::ranges::count_if(the_gazetteer().communes(), [](const Commune& one) { return !one.parent.empty(); }),
              45);
}

TEST(Gazetteer, ListsEveryDepartmentOnce) {
    const auto codes = the_gazetteer().department_codes();
    EXPECT_EQ(codes.size(), 101U + 6U);  // and six collectivities overseas
    EXPECT_TRUE(std::ranges::is_sorted(codes));
    for (const auto& one : the_gazetteer().communes())
        EXPECT_TRUE(std::ranges::binary_search(codes, one.department)) << one.name;
}

TEST(Gazetteer, DividesFranceIntoRegionsOfTodayAndOfThePast) {
    EXPECT_THAT(the_gazetteer().departments_of("53"), ElementsAre("22", "29", "35", "56"));
    EXPECT_THAT(the_gazetteer().departments_of("42"), ElementsAre("67", "68"));
    EXPECT_THAT(the_gazetteer().departments_of("94"), ElementsAre("2A", "2B"));
    EXPECT_THAT(the_gazetteer().departments_of("99"), IsEmpty());
    const auto together = [](std::initializer_list<const char*> regions) {
        std::vector<std::string> all;
        for (const char* const code : regions)
            std::ranges::copy(the_gazetteer().departments_of(code), std::back_inserter(all));
        std::ranges::sort(all);
        return all;
    };
    EXPECT_EQ(together({"82", "83"}), the_gazetteer().departments_of("84"));
    EXPECT_EQ(together({"21", "41", "42"}), the_gazetteer().departments_of("44"));
    EXPECT_EQ(together({"54", "72", "74"}), the_gazetteer().departments_of("75"));
    EXPECT_EQ(together({"73", "91"}), the_gazetteer().departments_of("76"));
    EXPECT_EQ(together({"26", "43"}), the_gazetteer().departments_of("27"));
    EXPECT_EQ(together({"23", "25"}), the_gazetteer().departments_of("28"));
    EXPECT_EQ(together({"22", "31"}), the_gazetteer().departments_of("32"));
}

TEST(Gazetteer, TellsWhatLiesInsideAnArea) {
    const auto rhone = *the_gazetteer().department("69");
    EXPECT_TRUE(the_gazetteer().inside(rhone, "69", "FR"));
    EXPECT_FALSE(the_gazetteer().inside(rhone, "01", "FR"));
    EXPECT_FALSE(the_gazetteer().inside(rhone, "", "FR"));
    const auto old_region = *the_gazetteer().region("82");
    EXPECT_TRUE(the_gazetteer().inside(old_region, "69", "FR"));
    EXPECT_FALSE(the_gazetteer().inside(old_region, "63", "FR"));
    EXPECT_FALSE(the_gazetteer().inside(old_region, "", "CH"));
    EXPECT_TRUE(the_gazetteer().inside(*the_gazetteer().country("FR"), "69", "FR"));
    EXPECT_TRUE(the_gazetteer().inside(*the_gazetteer().country("CH"), "", "CH"));
    EXPECT_FALSE(the_gazetteer().inside(*the_gazetteer().country("CH"), "69", "FR"));
    EXPECT_FALSE(the_gazetteer().inside(*the_gazetteer().commune("69123"), "69", "FR"));  // a commune is no area
}

TEST(Gazetteer, TellsTheDepartmentOfAPoint) {
    const auto at = [](double latitude, double longitude) {
        return the_gazetteer().department_at({.latitude = latitude, .longitude = longitude});
    };
    EXPECT_EQ(at(45.76, 4.83), "69");
    EXPECT_EQ(at(48.85, 2.35), "75");
    EXPECT_EQ(at(-20.88, 55.45), "974");
    EXPECT_EQ(at(46.2044, 6.1432), "");  // Geneva
    EXPECT_EQ(at(48.57, 7.79), "67");    // Strasbourg's port, nearer to the middle of Kehl than to Strasbourg's
    EXPECT_EQ(at(48.573, 7.815), "");    // Kehl
    EXPECT_EQ(at(45.5, -20), "");        // the Atlantic
}

TEST(Gazetteer, KnowsTheNeighbours) {
    for (const std::string_view code : {"BE", "LU", "DE", "CH", "IT", "ES", "MC", "AD", "GB", "IE", "NL", "AT", "PT"})
        EXPECT_TRUE(std::ranges::any_of(the_gazetteer().towns_abroad(), [&](const Commune& town) {
            return town.country == code;
        })) << code;
    for (const auto& town : the_gazetteer().towns_abroad()) {
        EXPECT_TRUE(the_gazetteer().country(town.country)) << town.name;
        EXPECT_EQ(town.department, "");
    }
}

}  // namespace
}  // namespace filon
