#include "engine/text/analyse.h"

#include <array>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/text/snippet.h"

namespace filon {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const WordSet acronyms{"bts", "vae", "caces", "drh"};
const std::vector<TextLanguage> french{TextLanguage::french};

TEST(Analyse, GivesTheSameTermsWhateverTheWriting) {
    Analyser analyser{acronyms};
    const auto plain = analyser.terms("maîtriser l'anglais professionnel", TextLanguage::french);
    for (const auto* writing : {"MAITRISER L'ANGLAIS PROFESSIONNEL", "Maîtriser l’anglais professionnel",
                                "maîtriser les anglais professionnels"})
        EXPECT_EQ(analyser.terms(writing, TextLanguage::french), plain) << writing;
}

TEST(Analyse, StemsWordsButNeitherAcronymsNorCodes) {
    Analyser analyser{acronyms};
    EXPECT_THAT(analyser.terms("formations BTS, VAE et CACES R489", TextLanguage::french),
                ElementsAre("format", "bts", "vae", "caces", "r489"));
}

// Snowball keeps the s after these letters.
TEST(Analyse, GivesFrenchPluralsTheTermOfTheirSingular) {
    Analyser analyser{acronyms};
    for (const auto& [one, several] : {std::pair{"photo", "photos"},
                                       {"vidéo", "vidéos"},
                                       {"élu", "élus"},
                                       {"caméra", "caméras"},
                                       {"taxi", "taxis"},
                                       {"logo", "LOGOS"}})
        EXPECT_EQ(analyser.terms(one, TextLanguage::french), analyser.terms(several, TextLanguage::french)) << several;
    EXPECT_EQ(analyser.terms("anglais", TextLanguage::french), analyser.terms("anglaise", TextLanguage::french));
    EXPECT_THAT(analyser.terms("bus cas Paris", TextLanguage::french), ElementsAre("bus", "cas", "paris"));
}

TEST(Analyse, LeavesLittleWordsOutOfTheIndex) {
    Analyser analyser{acronyms};
    EXPECT_THAT(analyser.terms("le management des équipes et de la paie", TextLanguage::french),
                ElementsAre("manag", "equip", "pai"));
    EXPECT_THAT(analyser.terms("the management of teams", TextLanguage::english), ElementsAre("manag", "team"));
}

TEST(Analyse, IndexesACompoundByItsPartsAndAsOne) {
    Analyser analyser{acronyms};
    EXPECT_THAT(analyser.terms("e-learning", TextLanguage::french), ElementsAre("learning", "elearning"));
}

TEST(Query, NeedsAllOfTwoWordsTwoOfEightAQuarterOfMore) {
    TextQuery query;
    constexpr std::array<std::size_t, 14> needed{0, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4};
    for (const auto expected : needed) {
        EXPECT_EQ(query.needed(), expected) << query.words.size() << " words";
        query.words.push_back({.text = "x", .alternatives = {{"x"}}});
    }
}

TEST(Query, CountsAWordOnceAndWordsOfAskingNever) {
    Analyser analyser{acronyms};
    const auto query = analyser.query("Je cherche une formation Excel, excel EXCEL et Word", french);
    EXPECT_EQ(query.content_words(), 2U);
    EXPECT_EQ(query.words.size(), 4U);  // cherche, formation, Excel, Word
}

TEST(Query, TakesACompoundWrittenEitherWay) {
    Analyser analyser{acronyms};
    const auto query = analyser.query("e-learning", french);
    ASSERT_EQ(query.words.size(), 1U);
    EXPECT_THAT(query.words[0].alternatives, ElementsAre(Alternative{"elearning"}));
    EXPECT_THAT(analyser.query("coin-cuisine", french).words[0].alternatives,
                testing::UnorderedElementsAre(Alternative{"coincuisin"}, Alternative{"coin", "cuisin"}));
}

TEST(Query, OffersTheStemOfEachLanguageOfTheCatalogue) {
    Analyser analyser{acronyms};
    const auto query = analyser.query("accounting", {TextLanguage::french, TextLanguage::english});
    ASSERT_EQ(query.words.size(), 1U);
    EXPECT_THAT(query.words[0].alternatives, ElementsAre(Alternative{"accounting"}, Alternative{"account"}));
}

TEST(Query, LetsLittleWordsOfOtherLanguagesOnlyOrderBesideWordsOfContent) {
    Analyser analyser{acronyms};
    const std::vector all{TextLanguage::french, TextLanguage::english, TextLanguage::german};
    const auto query = analyser.query("the management für Teams", all);
    EXPECT_EQ(query.words.size(), 4U);
    EXPECT_EQ(query.content_words(), 2U);
    EXPECT_EQ(analyser.query("the", all).content_words(), 1U);  // tea, without its accent
}

TEST(Query, KeepsTrainersWhoAreToBeTrained) {
    Analyser analyser{acronyms};
    EXPECT_EQ(analyser.query("formation de formateurs", french).content_words(), 1U);
}

TEST(Query, IsEmptyWhereNothingIsSaid) {
    Analyser analyser{acronyms};
    EXPECT_THAT(analyser.query(" de la, et ! ", french).words, IsEmpty());
}

TEST(Snippet, MarksTheWordsAndEscapesTheRest) {
    Analyser analyser{acronyms};
    const auto query = analyser.query("gestes précis", french);
    EXPECT_EQ(snippet("Un <b onclick=x>geste</b> sûr & précis", TextLanguage::french, query, analyser),
              "Un &lt;b onclick=x&gt;<mark>geste</mark>&lt;/b&gt; sûr &amp; <mark>précis</mark>");
}

TEST(Snippet, ShowsWhereMostWordsStand) {
    Analyser analyser{acronyms};
    const auto query = analyser.query("tableaux croisés", french);
    std::string text;
    for (int i = 0; i < 60; ++i) text += "rien ici ";
    text += "maîtriser les tableaux croisés dynamiques ";
    for (int i = 0; i < 60; ++i) text += "encore rien ";
    const auto shown = snippet(text, TextLanguage::french, query, analyser);
    EXPECT_THAT(shown, HasSubstr("<mark>tableaux</mark> <mark>croisés</mark>"));
    EXPECT_LT(shown.size(), 300U);
    EXPECT_TRUE(shown.starts_with("… ") && shown.ends_with(" …")) << shown;
}

TEST(Snippet, IsTheBeginningWhereNoWordStands) {
    Analyser analyser{acronyms};
    EXPECT_EQ(snippet("Soudage à l'arc", TextLanguage::french, analyser.query("excel", french), analyser),
              "Soudage à l&#39;arc");
}

TEST(Snippet, NeverCutsACodePoint) {
    Analyser analyser{acronyms};
    std::string text;
    for (int i = 0; i < 400; ++i) text += "é";
    const auto shown = snippet(text, TextLanguage::french, {}, analyser);
    EXPECT_EQ(std::count(shown.begin(), shown.end(), '\xC3') * 2,
              std::count_if(shown.begin(), shown.end(), [](char c) { return c == '\xC3' || c == '\xA9'; }));
}

}  // namespace
}  // namespace filon
