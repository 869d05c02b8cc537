// Places among words.
#include <gtest/gtest.h>

#include "tests/engine/reading/a_reading.h"

namespace filon::reading_tests {
namespace {

std::string places_in(std::string_view text) {
    std::string codes;
    for (const auto& place : need_in(text).wanted.places) codes += (codes.empty() ? "" : " ") + place.code;
    return codes;
}

struct PlaceCase {
    std::string_view text, codes;
};

TEST(Places, AreReadHoweverTheyAreWritten) {
    for (const auto& [text, codes] :
         std::initializer_list<PlaceCase>{{"excel lyon", "69123"},
                                          {"Excel à Lyon", "69123"},
                                          {"EXCEL A LYON", "69123"},
                                          {"excel st etienne", "42218"},
                                          {"Excel à Saint-Étienne-du-Rouvray", "76575"},
                                          {"Excel, Paris 15e", "75115"},
                                          {"Excel à Paris 15", "75115"},
                                          {"Excel à Lyon 3", "69383"},
                                          {"Excel à Saint-Denis (93)", "93066"},
                                          {"excel st denis 93", "93066"},
                                          {"Excel à Saint-Denis (974)", "97411"},
                                          {"Excel à Aix (13)", "13001"},
                                          {"Excel (44)", "44"},
                                          {"Excel dans le 77", "77"},
                                          {"excel dans le soixante-dix-sept", "77"},
                                          {"Excel en Loire-Atlantique", "44"},
                                          {"Excel dans la Vienne", "86"},
                                          {"Excel à Vienne", "38544"},
                                          {"Excel en Bretagne", "53"},
                                          {"Excel en Picardie", "22"},
                                          {"excel IDF", "11"},
                                          {"Excel, 67084 Strasbourg Cedex", "67482"},
                                          {"Excel à Nantes Cedex 3", "44109"},
                                          {"Excel à Genève", "CH-2660646"},
                                          {"Excel à Londres", "GB-2643743"},
                                          {"Excel à Lyon ou Villeurbanne", "69123 69266"},
                                          {"Excel près de Metz", "57463"},
                                          {"Excel, secteur Niort", "79191"},
                                          {"Excel, région lyonnaise", "69123"},
                                          {"Lieu : Foix. Excel", "09122"},
                                          {"Excel-Kurs in Straßburg", "67482"},
                                          {"Excel course near Sophia Antipolis", "06152"}}) {
        SCOPED_TRACE(text);
        EXPECT_EQ(places_in(text), codes);
    }
}

TEST(Places, AreNoneWhereTheirNamesSayOtherThings) {
    for (const auto* text :
         {"donner du sens au travail", "tours de main du boulanger", "gap analysis", "mars et vénus au travail",
          "la réunion d'équipe", "gestion du port", "accueil au centre de formation", "Mme Lyon cherche Excel",
          "vente en boutique Orange", "tenue de caisse", "prise de parole"}) {
        SCOPED_TRACE(text);
        EXPECT_EQ(places_in(text), "");
    }
}

TEST(Places, HaveARadiusWhereOneIsSaid) {
    EXPECT_EQ(line_in("Excel à moins de 20 km de Metz"), "Excel | place 57463 | radius 20");
    EXPECT_EQ(line_in("Excel Bordeaux 30 km autour"), "Excel | place 33063 | radius 30");
    EXPECT_EQ(line_in("Excel dans un rayon de 50 km autour de Nantes"), "Excel | place 44109 | radius 50");
}

}  // namespace
}  // namespace filon::reading_tests
