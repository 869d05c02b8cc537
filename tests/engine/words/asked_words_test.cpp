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

std::vector<std::string> texts(const TextQuery& query) {
    std::vector<std::string> texts;
    for (const auto& word : query.words) texts.push_back(word.text);
    return texts;
}

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

TEST(ReadWords, ReadsAnUnknownWordAsTheOneThatItWasProbablyMeantToBe) {
    ACatalogue catalogue{{{"comptabilite", 30}, {"general", 4}}};

    const auto query = catalogue.read("Comptabilté générale");

    ASSERT_THAT(texts(query), ElementsAre("Comptabilté", "générale"));
    EXPECT_EQ(query.words[0].correction, "comptabilite");
    EXPECT_EQ(query.words[0].alternatives, catalogue.read("comptabilité").words[0].alternatives);
    EXPECT_THAT(query.words[0].corrected, IsEmpty());
    EXPECT_TRUE(query.words[0].content);
    EXPECT_TRUE(query.words[1].correction.empty());
}

TEST(ReadWords, TakesAWordWhoseStemIsHeldForKnown) {
    ACatalogue catalogue{{{"comptable", 5}, {"comptoirs", 90}}};
    EXPECT_TRUE(catalogue.read("comptables").words[0].correction.empty());
}

TEST(ReadWords, LeavesAWordThatNothingIsNear) {
    ACatalogue catalogue{{{"comptabilite", 30}}};
    const auto query = catalogue.read("xylophone");
    EXPECT_TRUE(query.words[0].correction.empty());
    EXPECT_THAT(query.words[0].alternatives, ElementsAre(Alternative{"xylophon"}));
}

TEST(ReadWords, MendsByWordsThatOffersHold) {
    ACatalogue catalogue{{{"soudage", 2}}};
    catalogue.only_spelt("sondage", 900);
    EXPECT_EQ(catalogue.mended("soubage"), "soudage");
    EXPECT_EQ(catalogue.mended("sontage"), "sontage")
        << "one edit from the word that no offer holds, two from the other";
}

TEST(ReadWords, OffersACorrectionBesideAKnownWordWithANeighbourFiftyTimesCommoner) {
    ACatalogue catalogue{{{"acceuil", 2}, {"accueil", 100}}};

    const auto query = catalogue.read("acceuil");

    ASSERT_THAT(query.words, SizeIs(1));
    EXPECT_THAT(query.words[0].alternatives, ElementsAre(Alternative{"acceuil"}));
    EXPECT_THAT(query.words[0].corrected, ElementsAre(Alternative{"accueil"}));
    EXPECT_EQ(query.words[0].correction, "accueil");
    EXPECT_EQ(query.mended("acceuil"), "accueil");
}

TEST(ReadWords, BelievesAKnownWordWhoseNeighbourIsNotFiftyTimesCommoner) {
    ACatalogue catalogue{{{"acceuil", 2}, {"accueil", 99}}};
    const auto query = catalogue.read("acceuil");
    EXPECT_THAT(query.words[0].corrected, IsEmpty());
    EXPECT_EQ(query.mended("acceuil"), std::nullopt);
}

// Each would be mended in a catalogue that says nothing of it.
TEST(ReadWords, NeverMendsWhatTheTeamKeepsAcronymsAndNamesOfTopics) {
    const Offers offers{{"talon", 90},    {"moog", 90},    {"salafre", 90},
                        {"tableau", 900}, {"anglas", 900}, {"packs", 900}};
    ACatalogue silent{offers};
    EXPECT_EQ(silent.mended("talin"), "talon");
    EXPECT_EQ(silent.mended("mooc"), "moog");

    ACatalogue catalogue{offers,
                         {.synonyms = "packo,bureautique\n", .acronyms = "MOOC,cours ouvert\n", .never = "Talin\n"}};
    for (const auto* kept : {"talin", "TALIN", "mooc", "MOOC", "packo", "tableur", "anglais", "salaire"})
        EXPECT_EQ(catalogue.mended(kept), kept);
}

TEST(ReadWords, NeverMendsCodesDigitsLittleWordsAndShortOnes) {
    ACatalogue catalogue{{{"r489", 90}, {"2019", 90}, {"c++", 90}, {"vins", 90}, {"dance", 90}, {"rgpd", 90}}};
    for (const auto* kept : {"R485", "2016", "C#", "vni", "dans", "I.S.O", "1 200"})
        EXPECT_EQ(catalogue.mended(kept), kept);
}

TEST(ReadWords, LeavesCompoundsAsTheyAre) {
    ACatalogue catalogue{{{"apres", 90}, {"vente", 90}, {"savoir", 9}}};
    EXPECT_EQ(catalogue.mended("aprés-vants"), "aprés-vants");
}

TEST(ReadWords, TakesAMisspeltWordOfAskingForOne) {
    ACatalogue catalogue{{{"formation", 500}, {"soudage", 5}}};

    const auto query = catalogue.read("formtion soudage");

    ASSERT_THAT(query.words, SizeIs(2));
    EXPECT_FALSE(query.words[0].content);
    EXPECT_EQ(query.words[0].correction, "formation");
    EXPECT_EQ(query.needed(), 1);
}

TEST(ReadWords, MendsNoWordOfAskingItself) {
    ACatalogue catalogue{{{"information", 900}, {"formateur", 900}, {"source", 900}}};
    for (const auto* kept : {"formation", "formations", "course", "cours"}) EXPECT_EQ(catalogue.mended(kept), kept);
}

TEST(ReadWords, LooksForNamesInWhatWasMeant) {
    ACatalogue catalogue{{{"feuille", 20}, {"calcul", 20}, {"Texcel", 5}}};

    const auto query = catalogue.read("feuile de calcull");

    ASSERT_THAT(query.words, SizeIs(2));
    for (const auto& word : query.words)
        EXPECT_THAT(word.synonyms, ElementsAre(Synonym{.term = "Texcel", .share = 128})) << word.text;
}

TEST(ReadWords, MendsTheWordsOfARequestAndLeavesTheRestAsItIs) {
    ACatalogue catalogue{{{"comptabilite", 30}, {"soudage", 5}, {"accueil", 9}}};
    EXPECT_EQ(catalogue.mended("  Formation « Comptabilté », à LYON !"), "  Formation « comptabilite », à LYON !");
    EXPECT_EQ(catalogue.mended("l’acueil et le soudge"), "l’accueil et le soudage");
    EXPECT_EQ(catalogue.read("").mended(""), std::nullopt);
    EXPECT_EQ(catalogue.read("soudage").mended("soudage"), std::nullopt);
}

TEST(ReadWords, MendsAWordWhereverItIsSaid) {
    ACatalogue catalogue{{{"soudage", 5}, {"poterie", 5}}};
    EXPECT_EQ(catalogue.mended("soudge, poterie et soudge"), "soudage, poterie et soudage");
}

TEST(ReadWords, TakesAMisspeltWordOfAskingForOneThoughAnOfferHoldsItSo) {
    ACatalogue catalogue{{{"formtion", 1}, {"formation", 500}, {"soudage", 5}}};
    EXPECT_EQ(catalogue.mended("formtion soudage"), "formation soudage");
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
