#include "engine/places/place_name.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filon {
namespace {

TEST(PlaceName, FoldsToPlainWords) {
    struct Case {
        std::string_view text, folded;
    };
    for (const auto& [text, folded] : std::vector<Case>{{"Lyon", "lyon"},
                                                        {"  LYON ", "lyon"},
                                                        {"Orléans", "orleans"},
                                                        {"ORLÉANS", "orleans"},
                                                        {"Orle\u0301ans", "orleans"},
                                                        {"L'Haÿ-les-Roses", "l hay les roses"},
                                                        {"L’Haÿ les Roses", "l hay les roses"},
                                                        {"Œting", "oeting"},
                                                        {"Straße", "strasse"},
                                                        {"St-Étienne", "saint etienne"},
                                                        {"Ste Foy-lès-Lyon", "sainte foy les lyon"},
                                                        {"Nuits-St-Georges", "nuits saint georges"},
                                                        {"Best", "best"},
                                                        {"(69)", "69"},
                                                        {"\ufb01n", "fin"},
                                                        {"---", ""},
                                                        {"", ""}})
        EXPECT_EQ(fold_place_name(text), folded) << text;
}

TEST(PlaceName, IsNoneWhereTheBytesAreNoText) {
    for (const std::string_view text :
         {std::string_view{"Ly\0on", 5}, std::string_view{"\xC3"}, std::string_view{"\xFFLyon"},
          std::string_view{"\xED\xA0\x80"}, std::string_view{"\xC0\x80"}})
        EXPECT_EQ(fold_place_name(text), std::nullopt);
}

TEST(PlaceName, LosesItsArticle) {
    EXPECT_EQ(without_article("le mans"), "mans");
    EXPECT_EQ(without_article("l hay les roses"), "hay les roses");
    EXPECT_EQ(without_article("lens"), "lens");
    EXPECT_EQ(without_article("la"), "la");
}

TEST(PlaceName, SaysWhatItsStrokesStandFor) {
    EXPECT_EQ(fold_place_name(with_strokes_said("Villefranche s/Saône")), "villefranche sur saone");
    EXPECT_EQ(fold_place_name(with_strokes_said("Villefranche/Saône")), "villefranche sur saone");
    EXPECT_EQ(fold_place_name(with_strokes_said("Aulnay-s/s-Bois")), "aulnay sous bois");
    EXPECT_EQ(with_strokes_said("Lyon"), "Lyon");
}

TEST(PlaceName, FallsIntoWords) {
    EXPECT_THAT(words_of("l hay les roses"), testing::ElementsAre("l", "hay", "les", "roses"));
    EXPECT_THAT(words_of(""), testing::IsEmpty());
}

}  // namespace
}  // namespace filon
