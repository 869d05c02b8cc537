#include <vector>

#include <gtest/gtest.h>

#include "tests/engine/places/the_gazetteer.h"

namespace filon {
namespace {

constexpr Coordinates on_the_rhone{.latitude = 45.76, .longitude = 4.83};

PlaceReference by_postcode(std::string postcode, std::string town) {
    return Said{.postcode = std::move(postcode), .town = std::move(town)};
}
PlaceReference by_town(std::string town) {
    return Said{.town = std::move(town)};
}
PlaceReference in_country(std::string code, std::string town) {
    return Said{.town = std::move(town), .country = std::move(code)};
}

TEST(ResolveRecord, FindsTheTown) {
    struct Case {
        PlaceReference reference;
        std::string_view code;
    };
    const std::vector<Case> cases{
        {Said{.insee = "69123"}, "69123"},
        {Said{.insee = "01003"}, "01165"},
        {Said{.insee = "99999", .town = "Lyon"}, "69123"},
        {Said{.insee = "75111", .postcode = "75011", .town = "Paris"}, "75111"},
        {by_town("Lyon"), "69123"},
        {by_town("LYON 3"), "69383"},
        {by_town("Saint-Denis (974)"), "97411"},
        {by_town("Vienne"), "38544"},
        {by_town("Indre"), "44074"},  // a record names towns: no département stands in the way
        {by_postcode("75011", "Paris"), "75111"},
        {by_postcode("69003", "Lyon"), "69383"},
        {by_postcode("69003", "Lyon 3e"), "69383"},
        {by_postcode("69431", "LYON CEDEX 03"), "69383"},
        {by_postcode("44035", "Nantes Cedex 1"), "44109"},
        {by_postcode("69400", "Limas"), "69115"},  // not the postcode's largest
        {by_postcode("69400", "Villefranche s/Saône"), "69264"},
        {by_postcode("69000", "Villeurbanne"), "69266"},  // another postcode of the same département
        {by_postcode("93200", "Saint-Denis"), "93066"},
        {by_postcode("97400", "Saint-Denis"), "97411"},
        {by_postcode("44000", "Zzyzxville"), "44109"},      // the postcode's largest
        {by_postcode("1000", "Bourg-en-Bresse"), "01053"},  // a spreadsheet took the zero
        {by_postcode("F-69 400", "Villefranche-sur-Saône"), "69264"},
        {by_postcode("20090", "Ajaccio"), "2A004"},
        {by_postcode("1000", "Bruxelles"), "BE-2800866"},  // which has no zero to lose
        {by_postcode("CH-1204", "Genève"), "CH-2660646"},
        {Said{.postcode = "44000"}, "44109"},
        {Said{.postcode = "75011"}, "75111"},
        {in_country("CH", "Genève"), "CH-2660646"},
        {in_country("ch", "Geneva"), "CH-2660646"},
        {in_country("CH", "Fribourg"), "CH-2660718"},
        {in_country("RE", "Saint-Denis (974)"), "97411"},  // ISO's country is France's département
        {by_town("Genève"), "CH-2660646"},
        {by_town("Cologne"), "32106"},  // unsaid is France
        {in_country("FR", "Cologne"), "32106"},
    };
    for (const auto& [reference, code] : cases) {
        const auto place = place_of_record(reference);
        const auto said =
            reference.insee.value_or("") + ' ' + reference.postcode.value_or("") + ' ' + reference.town.value_or("");
        if (!place) {
            ADD_FAILURE() << said << ": " << place.error().reason;
            continue;
        }
        EXPECT_EQ(place->kind, PlaceKind::commune) << said;
        EXPECT_EQ(place->code, code) << said;
    }
}

TEST(ResolveRecord, KeepsTheRecordsOwnPoint) {
    const auto bare = place_of_record(Said{.point = on_the_rhone});
    ASSERT_TRUE(bare);
    EXPECT_EQ(bare->kind, PlaceKind::point);
    EXPECT_EQ(bare->department, "69");
    EXPECT_EQ(bare->point, on_the_rhone);

    const auto labelled = place_of_record(Said{.point = on_the_rhone, .label = "Salle Ampère"});
    EXPECT_EQ(labelled->name, "Salle Ampère");

    const auto with_town = place_of_record(Said{.town = "Lyon", .point = on_the_rhone});
    EXPECT_EQ(with_town->code, "69123");
    EXPECT_EQ(with_town->point, on_the_rhone);

    const auto unknown_town = place_of_record(Said{.town = "Zzyzxville", .point = on_the_rhone});
    EXPECT_EQ(unknown_town->kind, PlaceKind::point);
    EXPECT_EQ(unknown_town->name, "Zzyzxville");
}

TEST(ResolveRecord, KeepsAPointAbroadInTheCountryThatItSays) {
    const Coordinates somewhere{.latitude = 40.7, .longitude = -74};
    const auto place = place_of_record(Said{.town = "New York", .point = somewhere, .country = "US"});
    ASSERT_TRUE(place);
    EXPECT_EQ(place->kind, PlaceKind::point);
    EXPECT_EQ(place->country, "US");
    EXPECT_EQ(place->department, "");
    EXPECT_EQ(place->point, somewhere);
}

TEST(ResolveRecord, RefusesWhatNamesNoTown) {
    const std::vector<PlaceReference> references{{},
                                                 by_town(""),
                                                 by_town("Zzyzxville"),
                                                 by_town("Auvergne-Rhône-Alpes"),
                                                 by_town("Rhône"),
                                                 by_town("France"),
                                                 by_postcode("99999", "Zzyzxville"),
                                                 Said{.insee = "99999"},
                                                 Said{.postcode = "99999"},
                                                 in_country("FR", "Genève"),
                                                 in_country("CH", "Zzyzxville"),
                                                 in_country("CH", ""),
                                                 in_country("ZZ", "Lyon")};
    for (const auto& reference : references) {
        const auto place = place_of_record(reference);
        ASSERT_FALSE(place) << place->name;
        EXPECT_EQ(place.error().field, "place");
        EXPECT_FALSE(place.error().reason.empty());
    }
}

}  // namespace
}  // namespace filon
