// What a word that is not there was meant to be.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/words/asked_words.h"
#include "tests/engine/words/a_catalogue.h"

namespace filon {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

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

TEST(ReadWords, PrefersTheCorrectionThatNamesSomethingWithItsNeighbours) {
    ACatalogue catalogue{{{"gestion", 90}, {"pige", 900}, {"paie", 4}, {"Tgestion-de-paie", 4}}};

    EXPECT_EQ(catalogue.read("soudage et piae").words[1].correction, "pige") << "the commoner of two as near";
    EXPECT_EQ(catalogue.read("gestion de piae").words[1].correction, "paie");

    EXPECT_EQ(catalogue.read("Piae").words[0].correction, "pige") << "alone it has only its rarity to tell by";
    ACatalogue nearly{{{"pige", 9}, {"paie", 4}, {"Tpaie", 4}}};
    EXPECT_EQ(nearly.read("Piae").words[0].correction, "paie") << "unless it is nearly as common";
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

}  // namespace
}  // namespace filon
