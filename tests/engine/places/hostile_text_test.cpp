// Whatever is sent, the answer is a place or a fault.
#include <random>

#include <gtest/gtest.h>

#include "tests/engine/places/the_gazetteer.h"

namespace filon {
namespace {

void expect_fault(const std::string& text) {
    const auto place = the_gazetteer().resolve(text);
    ASSERT_FALSE(place);
    EXPECT_EQ(place.error().field, "place");
    EXPECT_LT(place.error().reason.size(), 400U);
}

TEST(HostileText, IsRefusedWhereItIsTooLong) {
    for (const std::string& piece : {std::string{"a"}, std::string{"Lyon "}, std::string{"é"}, std::string{"/"},
                                     std::string{"france "}, std::string{"75011 "}}) {
        std::string text;
        while (text.size() < 10'000) text += piece;
        expect_fault(text);
        EXPECT_FALSE(place_of_record(Said{.town = text}));
        EXPECT_FALSE(place_of_record(Said{.postcode = text}));
        EXPECT_FALSE(place_of_record(Said{.insee = text}));
        EXPECT_FALSE(place_of_record(Said{.town = "Lyon", .country = text}));
    }
}

TEST(HostileText, IsRefusedWhereItIsNoText) {
    for (const std::string& text : {std::string{"Ly\0on", 5}, std::string{"\0", 1}, std::string{"\xFF\xFE"},
                                    std::string{"Lyon\xC3"}, std::string{"\xED\xA0\x80"}})
        expect_fault(text);
}

TEST(HostileText, NeverEndsTheProgram) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    const std::vector<std::string> pieces{"lyon",   "paris",
                                          "15e",    "cedex",
                                          "03",     "75011",
                                          " ",      "(",
                                          ")",      ",",
                                          "/",      "s/",
                                          "s/s",    "-",
                                          "'",      "’",
                                          "france", "la",
                                          "l",      "de",
                                          "region", "departement",
                                          "69",     "2a",
                                          "é",      "\xC3",
                                          ".",      "45.7",
                                          "f",      "saint",
                                          "st",     "Î",
                                          "\u0301", "arrondissement",
                                          "ch"};
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto count = random() % 12; count > 0; --count)
            text += pieces[random() % pieces.size()] + (random() % 2 == 0 ? " " : "");
        if (const auto place = the_gazetteer().resolve(text); !place) {
            EXPECT_EQ(place.error().field, "place");
        }
        static_cast<void>(place_of_record(Said{.postcode = pieces[random() % pieces.size()], .town = text}));
    }
}

}  // namespace
}  // namespace filon
