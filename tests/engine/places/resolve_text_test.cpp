#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/engine/places/the_gazetteer.h"

namespace filon {
namespace {

struct Case {
    std::string_view text;
    PlaceKind kind;
    std::string_view code;
};

void expect_all(const std::vector<Case>& cases) {
    for (const auto& [text, kind, code] : cases) {
        const auto place = the_gazetteer().resolve(text);
        if (!place) {
            ADD_FAILURE() << text << ": " << place.error().reason;
            continue;
        }
        EXPECT_EQ(place->kind, kind) << text << " is " << place->name;
        EXPECT_EQ(place->code, code) << text << " is " << place->name;
    }
}

constexpr auto commune = PlaceKind::commune, department = PlaceKind::department, region = PlaceKind::region,
               country = PlaceKind::country;

TEST(ResolveText, FindsCommunesHoweverTheyAreSpelt) {
    expect_all({{"Lyon", commune, "69123"},
                {"lyon", commune, "69123"},
                {" LYON ", commune, "69123"},
                {"Nantes", commune, "44109"},
                {"Orléans", commune, "45234"},
                {"orleans", commune, "45234"},
                {"Brest", commune, "29019"},
                {"Villefranche-sur-Saône", commune, "69264"},
                {"villefranche sur saone", commune, "69264"},
                {"Villefranche s/Saône", commune, "69264"},
                {"Villefranche/Saône", commune, "69264"},
                {"St-Étienne", commune, "42218"},
                {"Saint Etienne", commune, "42218"},
                {"Ste-Foy-lès-Lyon", commune, "69202"},
                {"L'Haÿ-les-Roses", commune, "94038"},
                {"l’hay les roses", commune, "94038"},
                {"Le Havre", commune, "76351"},
                {"Havre", commune, "76351"},
                {"La Rochelle", commune, "17300"},
                {"rochelle", commune, "17300"},
                {"Cannet", commune, "06030"},
                {"ville de Paris", commune, "75056"},
                {"Aulnay s/s Bois", commune, "93005"}});
}

TEST(ResolveText, TakesPostcodesThenInseeCodes) {
    expect_all({{"75015", commune, "75115"},
                {"75116", commune, "75116"},
                {"69003", commune, "69383"},
                {"44000", commune, "44109"},
                {"69123", commune, "69123"},  // no postcode is this
                {"75056", commune, "75056"},
                {"2A004", commune, "2A004"},
                {"2a004", commune, "2A004"},
                {"20000", commune, "2A004"},
                {"97400", commune, "97411"},
                {"01000", commune, "01053"},
                {"01003", commune, "01165"}});  // Amareins, a part of Francheleins since 1983
}

TEST(ResolveText, GivesAPostcodeOfSeveralCommunesToTheMostPopulous) {
    expect_all({{"69400", commune, "69264"}, {"01110", commune, "01185"}});
}

TEST(ResolveText, SettlesHomonymsByWhatIsSaidBesideElseByPopulation) {
    expect_all({{"Saint-Denis (974)", commune, "97411"},
                {"Saint-Denis, La Réunion", commune, "97411"},
                {"Saint-Denis 93", commune, "93066"},
                {"Saint-Denis (Seine-Saint-Denis)", commune, "93066"},
                {"93200 Saint-Denis", commune, "93066"},
                {"Saint-Denis 97400", commune, "97411"},
                {"Saint-Denis (11)", commune, "11339"},
                {"Vienne (Isère)", commune, "38544"},
                {"Brest (29)", commune, "29019"},
                {"Villefranche-sur-Saône, Rhône, France", commune, "69264"},
                {"Lyon, France", commune, "69123"},
                {"Lyon Auvergne-Rhône-Alpes", commune, "69123"},
                {"Lyon (Rhône)", commune, "69123"},
                {"F-69003 Lyon", commune, "69383"}});
    const auto largest = the_gazetteer().resolve("Saint-Denis");
    ASSERT_TRUE(largest);
    EXPECT_EQ(largest->code, "97411");  // 150,000 inhabitants, a little more than Saint-Denis (93)
}

TEST(ResolveText, KnowsArrondissementsAndCedex) {
    expect_all({{"Paris 15e", commune, "75115"},
                {"Paris 15ème arrondissement", commune, "75115"},
                {"15e arrondissement de Paris", commune, "75115"},
                {"Paris XVe", commune, "75115"},
                {"Paris 75015", commune, "75115"},
                {"75011 Paris", commune, "75111"},
                {"Lyon 3", commune, "69383"},
                {"Lyon Cedex 03", commune, "69383"},
                {"69431 LYON CEDEX 03", commune, "69383"},
                {"Lyon 69", commune, "69123"},
                {"Lyon (69)", commune, "69123"},
                {"Marseille 13", commune, "13213"},
                {"Marseille (13)", commune, "13055"},
                {"Nantes Cedex 3", commune, "44109"},
                {"44035 Nantes Cedex 1", commune, "44109"},
                {"SAINT ETIENNE CEDEX", commune, "42218"}});
}

TEST(ResolveText, KnowsDepartmentsByNumberAndName) {
    expect_all({{"69", department, "69"},
                {"01", department, "01"},
                {"2A", department, "2A"},
                {"2b", department, "2B"},
                {"974", department, "974"},
                {"Rhône", department, "69"},
                {"le Rhône", department, "69"},
                {"Rhône (69)", department, "69"},
                {"département du Rhône", department, "69"},
                {"Département de l'Ain", department, "01"},
                {"Seine-Saint-Denis", department, "93"},
                {"Val d'Oise", department, "95"},
                {"La Réunion", department, "974"},
                {"Réunion", department, "974"},
                {"Guadeloupe", department, "971"},
                {"Mayotte", department, "976"}});
    for (const std::string_view text : {"1", "96", "9", "2C", "990"})
        EXPECT_FALSE(the_gazetteer().resolve(text)) << text;
}

TEST(ResolveText, PrefersTheTownOfAnAreasNameOnlyFromTenThousandInhabitantsOn) {
    expect_all({{"Vienne", commune, "38544"},     // 31,000 inhabitants in Isère
                {"la Vienne", department, "86"},  // an article is said of départements, not of that town
                {"Vienne (86)", department, "86"},
                {"Indre", department, "36"},  // Indre in Loire-Atlantique has 4,000
                {"Indre (44)", commune, "44074"},
                {"Doubs", department, "25"},
                {"Landes", department, "40"},
                {"Bretagne", region, "53"},
                {"Paris", commune, "75056"},
                {"75", department, "75"}});
}

TEST(ResolveText, KnowsRegionsOfTodayOfThePastAndInShort) {
    expect_all({{"Auvergne-Rhône-Alpes", region, "84"},
                {"auvergne rhone alpes", region, "84"},
                {"Pays de la Loire", region, "52"},
                {"région Pays de la Loire", region, "52"},
                {"les Hauts-de-France", region, "32"},
                {"IDF", region, "11"},
                {"Île de France", region, "11"},
                {"PACA", region, "93"},
                {"Région Sud", region, "93"},
                {"Provence Alpes Côte d’Azur", region, "93"},
                {"Occitanie", region, "76"},
                {"Rhône-Alpes", region, "82"},
                {"Alsace", region, "42"},
                {"Bourgogne", region, "26"},
                {"Midi-Pyrénées", region, "73"},
                {"Centre", region, "24"},
                {"Centre-Val de Loire", region, "24"},
                {"Nord-Pas-de-Calais", region, "31"},
                {"Corse", region, "94"},
                {"région Guadeloupe", region, "01"}});
}

TEST(ResolveText, KnowsCountriesAndTownsAbroadByTheirFrenchAndOwnNames) {
    expect_all({{"France", country, "FR"},
                {"Suisse", country, "CH"},
                {"la Belgique", country, "BE"},
                {"Germany", country, "DE"},
                {"Angleterre", country, "GB"},
                {"Luxembourg", commune, "LU-2960316"},  // the town has more than 10,000 inhabitants
                {"Genève", commune, "CH-2660646"},
                {"Geneve", commune, "CH-2660646"},
                {"Bâle", commune, "CH-2661604"},
                {"Basel", commune, "CH-2661604"},
                {"Londres", commune, "GB-2643743"},
                {"London", commune, "GB-2643743"},
                {"Bruxelles", commune, "BE-2800866"},
                {"Anvers", commune, "BE-2803138"},
                {"Francfort", commune, "DE-2925533"},
                {"Cologne", commune, "DE-2886242"},  // not the village in Gers
                {"Cologne, France", commune, "32106"},
                {"Cologne (32)", commune, "32106"},
                {"Munster", commune, "68226"},  // Münster has no more than 57 times its inhabitants
                {"Sion", commune, "CH-2658576"},
                {"Grenade", commune, "31232"},  // not the island
                {"Sarrebruck", commune, "DE-2842647"},
                {"Fribourg-en-Brisgau", commune, "DE-2925177"},
                {"Milan", commune, "IT-3173435"},
                {"Turin", commune, "IT-3165524"},
                {"Barcelone", commune, "ES-3128760"},
                {"Genève, Suisse", commune, "CH-2660646"},
                {"Vienne, Autriche", commune, "AT-2761369"},
                {"Valence", commune, "26362"},  // Drôme; Valencia needs its country
                {"Valence, Espagne", commune, "ES-2509954"}});
    EXPECT_EQ(the_gazetteer().resolve("Genf")->name, "Genève");
    EXPECT_EQ(the_gazetteer().resolve("Genève")->country, "CH");
    EXPECT_EQ(the_gazetteer().resolve("Genève")->department, "");
}

TEST(ResolveText, FollowsCommunesThatAreNoMore) {
    expect_all({{"Châlons-sur-Marne", commune, "51108"},
                {"Cherbourg-Octeville", commune, "50129"},
                {"Évry", commune, "91228"},
                {"La Défense", commune, "92062"},
                {"Paris La Défense Cedex", commune, "92062"}});
    EXPECT_EQ(the_gazetteer().resolve("Évry")->name, "Évry");
}

TEST(ResolveText, TakesPoints) {
    const auto place = the_gazetteer().resolve("45.76,4.83");
    ASSERT_TRUE(place);
    EXPECT_EQ(place->kind, PlaceKind::point);
    EXPECT_EQ(place->code, "");
    EXPECT_EQ(place->name, "45.76,4.83");
    EXPECT_EQ(place->point, (Coordinates{.latitude = 45.76, .longitude = 4.83}));
    EXPECT_EQ(place->department, "69");
    EXPECT_EQ(place->country, "FR");
    EXPECT_EQ(the_gazetteer().resolve(" -21.1 , 55.5 ")->department, "974");
    EXPECT_EQ(the_gazetteer().resolve("46.2044, 6.1432")->country, "CH");
    EXPECT_EQ(the_gazetteer().resolve("0.0,0.0")->country, "");
}

TEST(ResolveText, RefusesWhatIsNoPlace) {
    for (const std::string_view text :
         {"",           "   ",         "-",           "Zzyzxville",   "45,76",
          "91.0,0.0",   "45.0,181.0",  "45.0,",       "nan,1.5",      "inf,1.0",
          "1e1.,2.0",   "1.0,2.0,3.0", "99999",       "6900",         "690000",
          "Lyon Zzyzx", "cedex",       "département", "région Zzyzx", "département de Lyon"}) {
        const auto place = the_gazetteer().resolve(text);
        ASSERT_FALSE(place) << text << " is " << place->name;
        EXPECT_EQ(place.error().field, "place") << text;
        EXPECT_FALSE(place.error().reason.empty()) << text;
    }
    EXPECT_NE(the_gazetteer().resolve("Zzyzxville").error().reason.find("Zzyzxville"), std::string::npos);
}

}  // namespace
}  // namespace filon
