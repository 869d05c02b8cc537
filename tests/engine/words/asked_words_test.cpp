#include "engine/words/asked_words.h"

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/words/a_catalogue.h"

namespace filon {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

TEST(ReadWords, PutsTheTermOfWhatIsNamedBesideTheWord) {
    ACatalogue catalogue{{{"tableur", 2}, {"Texcel", 5}}};

    const auto query = catalogue.read("tableur");

    ASSERT_THAT(query.words, SizeIs(1));
    EXPECT_THAT(query.words[0].alternatives, ElementsAre(Alternative{"tableur"}));
    EXPECT_THAT(query.words[0].synonyms, ElementsAre(Synonym{.term = "Texcel", .share = 128}));
    EXPECT_TRUE(query.words[0].correction.empty());
}

TEST(ReadWords, PutsItBesideEveryWordOfTheNameAndNoOther) {
    ACatalogue catalogue{{{"Texcel", 5}, {"Te-learning", 1}, {"poterie", 1}}};

    const auto query = catalogue.read("poterie, une feuille de calcul en e-learning");

    ASSERT_THAT(texts(query), ElementsAre("poterie", "feuille", "calcul", "e-learning"));
    EXPECT_THAT(query.words[0].synonyms, IsEmpty());
    EXPECT_THAT(query.words[1].synonyms, ElementsAre(Synonym{.term = "Texcel", .share = 128}));
    EXPECT_THAT(query.words[2].synonyms, ElementsAre(Synonym{.term = "Texcel", .share = 128}));
    EXPECT_THAT(query.words[3].synonyms, ElementsAre(Synonym{.term = "Te-learning", .share = 128}));
}

TEST(ReadWords, PutsNothingBesideAWordThatNoOfferBearsTheMeaningOf) {
    ACatalogue catalogue{{{"tableur", 2}}};
    EXPECT_THAT(catalogue.read("tableur").words[0].synonyms, IsEmpty());
}

TEST(ReadWords, TrustsAJobHalfAsMuchAsAName) {
    ACatalogue catalogue{{{"Texcel", 5}}};
    const auto job = catalogue.read("contrôleur de gestion").words;
    ASSERT_THAT(job, SizeIs(2));
    EXPECT_THAT(job[0].synonyms, ElementsAre(Synonym{.term = "Texcel", .share = 64}));

    const auto twice = catalogue.read("contrôleur de gestion, tableur de gestion, tableur").words;
    ASSERT_THAT(twice, SizeIs(3));
    EXPECT_THAT(twice[1].synonyms, ElementsAre(Synonym{.term = "Texcel", .share = 64}));
    EXPECT_THAT(twice[2].synonyms, ElementsAre(Synonym{.term = "Texcel", .share = 128}));
}

TEST(ReadWords, KnowsTheTeamsPairsBothWays) {
    ACatalogue catalogue{{{"Sbureautique=pack office", 3}, {"Squalite de vie=qvt", 1}},
                         {.synonyms = "bureautique,pack office\n", .acronyms = "QVT,qualité de vie\n"}};
    for (const auto* request : {"bureautique", "pack office"})
        for (const auto& word : catalogue.read(request).words)
            EXPECT_THAT(word.synonyms, ElementsAre(Synonym{.term = "Sbureautique=pack office", .share = 128}))
                << request;
    for (const auto* request : {"QVT", "qualité de vie"})
        for (const auto& word : catalogue.read(request).words)
            EXPECT_THAT(word.synonyms, ElementsAre(Synonym{.term = "Squalite de vie=qvt", .share = 128})) << request;
}

TEST(ReadWords, KnowsTheNamesOfFourLanguagesWhateverTheOffersAreWrittenIn) {
    ACatalogue catalogue{{{"Tgestion-de-paie", 3}}};
    for (const auto* request : {"payroll", "Lohnabrechnung", "nóminas", "wage slip"})
        for (const auto& word : catalogue.read(request).words)
            EXPECT_THAT(word.synonyms, ElementsAre(Synonym{.term = "Tgestion-de-paie", .share = 128})) << request;
}

TEST(ReadWords, PutsWhatIsNamedTwiceOnceBesideTheWord) {
    ACatalogue catalogue{{{"Texcel", 5}, {"Tpaie", 5}, {"Tgestion-de-paie", 5}}};
    const auto query = catalogue.read("tableur, paie, gestion de paie, tableur");
    ASSERT_THAT(texts(query), ElementsAre("tableur", "paie", "gestion"));
    EXPECT_THAT(query.words[0].synonyms, SizeIs(1));
    EXPECT_THAT(query.words[1].synonyms, UnorderedElementsAre(Synonym{.term = "Tpaie", .share = 128},
                                                              Synonym{.term = "Tgestion-de-paie", .share = 128}));
}

TEST(ReadWords, AsksForNothingWhereNothingIsSaid) {
    ACatalogue catalogue{{{"soudage", 5}}};
    for (const auto* request : {"", " ", "?!", "de la"})
        EXPECT_THAT(catalogue.read(request).words, IsEmpty()) << request;
    EXPECT_THAT(catalogue.read("soudage", {}).words, IsEmpty());
}

// What of the words does not depend on how they are written.
auto as_read(const TextQuery& query) {
    using Ways = std::vector<Alternative>;
    std::vector<std::tuple<std::vector<std::uint32_t>, bool, bool, Ways, std::vector<Synonym>, Ways, std::string>> read;
    for (const auto& word : query.words)
        read.emplace_back(word.numbers, word.content, word.little, word.alternatives, word.synonyms, word.corrected,
                          word.correction);
    return read;
}

TEST(ReadWords, TakesCapitalsAccentsAndApostrophesForNothing) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    ACatalogue catalogue{{{"comptabilite", 300},
                          {"acceuil", 2},
                          {"accueil", 200},
                          {"formation", 500},
                          {"oeuvre", 9},
                          {"soudage", 7},
                          {"elearning", 4},
                          {"Texcel", 5},
                          {"Tanglais", 3},
                          {"Tpaie", 2},
                          {"Sbureautique=pack office", 3}},
                         {.synonyms = "bureautique,pack office\n", .never = "Zéro\n"}};
    const std::vector<std::vector<std::string>> words{{"comptabilté", "COMPTABILTÉ", "Comptabilte", "COMPTABILTE"},
                                                      {"l'acceuil", "L’ACCEUIL", "lʼAcceuil", "L‘ÁCCEUIL"},
                                                      {"d'anglais", "D’ANGLAIS", "D`Anglais", "d´anglais"},
                                                      {"formtion", "FORMTION", "Formtîon"},
                                                      {"œuvr", "OEUVR", "Œuvr", "oeuvr"},
                                                      {"e-learning", "E‑LEARNING", "É–learning"},
                                                      {"tableur", "TABLEUR", "Tàbleur"},
                                                      {"pack", "PACK", "Pàck"},
                                                      {"office", "OFFICE", "oﬃce"},
                                                      {"bulletin", "Bulletin", "BULLETIN"},
                                                      {"de", "DE", "dé"},
                                                      {"salaire", "SALAIRE", "Sálaire"},
                                                      {"paie", "PAIE", "Paíe"},
                                                      {"zéro", "ZERO", "Zéro"},
                                                      {"r489", "R489", "Ｒ４８９"},
                                                      {"c++", "C++"},
                                                      {"r.h.", "R.H."},
                                                      {"aujourd'hui", "AUJOURD’HUI"},
                                                      {"formateur·rice", "FORMATEUR·RICE", "Formateur•rice"}};
    std::size_t mended = 0, named = 0;
    for (int i = 0; i < 3'000; ++i) {
        std::string one, other;
        for (auto size = 1 + random() % 7; size > 0; --size) {
            const auto& writings = words[random() % words.size()];
            one += writings[0] + " ";
            other += writings[random() % writings.size()] + " ";
        }
        const auto read = catalogue.read(one);
        ASSERT_EQ(as_read(catalogue.read(other)), as_read(read)) << one << "| " << other;
        ASSERT_EQ(catalogue.read(other).key, read.key) << one << "| " << other;
        for (const auto& word : read.words) {
            if (!word.correction.empty()) ++mended;
            named += word.synonyms.size();
        }
    }
    EXPECT_GT(mended, 1'000);
    EXPECT_GT(named, 1'000);
}

TEST(ReadWords, GivesEachWordThePlaceThatItStandsAt) {
    ACatalogue catalogue{{{"comptabilite", 300}, {"accueil", 200}}};
    const std::string request = "Bonjour, l’ACCEUÍL et la comptabilté : e-learning…";
    for (const auto& word : catalogue.read(request).words)
        EXPECT_EQ(request.substr(word.start, word.end - word.start), word.text);
}

}  // namespace
}  // namespace filon
