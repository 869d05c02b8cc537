// Words, numbers and signs of a request.
#include "engine/reading/said_words.h"

#include <gtest/gtest.h>

namespace filon {
namespace {

TEST(SaidWords, AreFoldedAndKnowTheBytesTheyStandFor) {
    const std::string text = "À l’Été, 950e/groupe";
    const auto words = said_words(text);
    std::string said;
    for (const auto& word : words) said += (word.glued ? "+" : " ") + word.text;
    EXPECT_EQ(said, " a l+ete+, 950+e+/+groupe");
    EXPECT_EQ(text.substr(words[2].start, words[2].end - words[2].start), "Été");
}

TEST(SaidWords, PartWhatIsTaughtFromTheCourseInGermanCompounds) {
    const auto words = said_words("Englischkurs Staplerschulung");
    ASSERT_EQ(words.size(), 4U);
    EXPECT_EQ(words[0].text, "englisch");
    EXPECT_EQ(words[1].text, "kurs");
    EXPECT_EQ(words[3].text, "schulung");
}

struct NumberCase {
    std::string_view text;
    double value;
};

TEST(Numbers, AreReadInFiguresAndInWords) {
    for (const auto& [text, value] : std::initializer_list<NumberCase>{{"1 200", 1200},
                                                                       {"1 200", 1200},
                                                                       {"1.200", 1200},
                                                                       {"5,000", 5000},
                                                                       {"1.200,50", 1200.5},
                                                                       {"12.500,00", 12500},
                                                                       {"1,5", 1.5},
                                                                       {"3,5k", 3500},
                                                                       {"20 000", 20000},
                                                                       {"deux", 2},
                                                                       {"vingt et une", 21},
                                                                       {"dix-huit", 18},
                                                                       {"soixante-dix-sept", 77},
                                                                       {"quatre-vingt-treize", 93},
                                                                       {"deux cents", 200},
                                                                       {"mille deux cents", 1200},
                                                                       {"trois mille", 3000},
                                                                       {"une dizaine de", 10},
                                                                       {"twelve", 12},
                                                                       {"zwölf", 12},
                                                                       {"quince", 15}}) {
        SCOPED_TRACE(text);
        const auto words = said_words(text);
        const auto number = number_at(words, 0);
        ASSERT_TRUE(number.has_value());
        EXPECT_DOUBLE_EQ(number->value, value);
        EXPECT_EQ(number->end, words.size());
    }
}

TEST(Numbers, AreNoneWhereAnArticleOrADayIsSaid) {
    EXPECT_FALSE(number_at(said_words("un"), 0));
    EXPECT_FALSE(number_at(said_words("Excel"), 0));
    EXPECT_DOUBLE_EQ(number_at(said_words("12.05.2027"), 0)->value, 12);
}

}  // namespace
}  // namespace filon
