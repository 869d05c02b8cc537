#include "engine/places/postal_name.h"

#include <vector>

#include <gtest/gtest.h>

namespace filon {
namespace {

TEST(PostalName, SaysTheArrondissement) {
    struct Case {
        std::string_view text, code;
    };
    for (const auto& [text, code] : std::vector<Case>{{"paris 15e", "75115"},
                                                      {"paris 15eme", "75115"},
                                                      {"paris 15eme arrondissement", "75115"},
                                                      {"paris 1er", "75101"},
                                                      {"paris 01", "75101"},
                                                      {"paris xv", "75115"},
                                                      {"paris xve", "75115"},
                                                      {"15e arrondissement de paris", "75115"},
                                                      {"lyon 3", "69383"},
                                                      {"marseille 16e", "13216"}})
        EXPECT_EQ(arrondissement_code(text), code) << text;
}

TEST(PostalName, SaysNoArrondissementThatThereIsNot) {
    for (const std::string_view text :
         {"paris", "paris 21", "paris 0", "lyon 10", "lyon 69", "marseille 17", "nantes 3", "15e", "", "paris 15 16",
          "paris lyon 3", "paris 15 rue de rivoli", "paris 99999999999999999999"})
        EXPECT_EQ(arrondissement_code(text), std::nullopt) << text;
}

TEST(PostalName, LosesItsCedex) {
    EXPECT_EQ(without_cedex("nantes cedex 3"), "nantes");
    EXPECT_EQ(without_cedex("saint etienne cedex"), "saint etienne");
    EXPECT_EQ(without_cedex("lyon cedex 03"), "lyon 03");
    EXPECT_EQ(without_cedex("marseille cedex 20"), "marseille");
    EXPECT_EQ(without_cedex("cedex"), "");
    EXPECT_EQ(without_cedex("lyon"), "lyon");
}

TEST(PostalName, KnowsFiveDigits) {
    EXPECT_TRUE(is_five_digits("01000"));
    for (const std::string_view text : {"", "1000", "010000", "2A004", "0100 "})
        EXPECT_FALSE(is_five_digits(text)) << text;
}

}  // namespace
}  // namespace filon
