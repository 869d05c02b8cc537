// What people need and do not name, found by the words that they say it with.
#include "engine/reading/situations.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <random>
#include <stdexcept>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/reading/a_reading.h"

namespace filon {
namespace {

using reading_tests::need_in;
using reading_tests::rules;
using ::testing::HasSubstr;

std::string topic_in(std::string_view text, TextLanguage language = TextLanguage::french) {
    const SaidText said{text, rules().grammar};
    Stemmers stemmers;
    const auto found = rules().situations.in(said, {}, language, stemmers);
    return found ? std::string{found->topic} : std::string{};
}

TEST(Situations, SayATopicThatNobodyNames) {
    constexpr auto table = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"Notre agent doit tenir les registres de naissances et délivrer les actes de décès", "etat-civil"},
        {"Mes collègues bafouillent, ils ont le trac quand il faut parler devant une salle",
         "prise-de-parole-en-public"},
        {"Nos vendeuses n'en peuvent plus des vols en boutique, l'inventaire montre des pertes", "demarque-inconnue"},
        {"Il faut rapiécer, raccourcir des pantalons et refaire des ourlets", "retouche-de-vetements"},
    });
    for (const auto& [text, topic] : table) EXPECT_EQ(topic_in(text), topic) << text;
    EXPECT_EQ(topic_in("We issue birth certificates and keep the death register of the council", TextLanguage::english),
              "etat-civil");
}

TEST(Situations, AreSaidWithinASentence) {
    EXPECT_EQ(topic_in("Il tient les registres de naissances et délivre les actes."), "etat-civil");
    EXPECT_EQ(topic_in("Il tient les registres. Parlons de naissances. Plus tard, d'autres actes."), "");
}

// Mails are broken into lines by whoever sends them.
TEST(Situations, GoOnOverTheEndOfALine) {
    EXPECT_EQ(topic_in("Il tient les registres\nde naissances et délivre\nles actes."), "etat-civil");
    EXPECT_EQ(topic_in("- les registres\n- des naissances\n- les actes"), "");
}

TEST(Situations, AreNotFoundInWordsOfAsking) {
    for (const auto* text : {"Bonjour, nous cherchons une formation pour nos équipes, merci de nous envoyer vos tarifs",
                             "Pouvez-vous me rappeler la semaine prochaine ?", "", "un deux trois quatre cinq"})
        EXPECT_EQ(topic_in(text), "") << text;
}

TEST(Situations, AreOfNoMomentWhereWordsSaySomethingElse) {
    const std::string_view text = "Il tient les registres de naissances et délivre les actes";
    const SaidText said{text, rules().grammar};
    const std::vector<Finding> explained{
        {.first = 0, .end = static_cast<std::uint32_t>(said.words.size()), .value = RuleSaid{{"modality", "remote"}}}};
    Stemmers stemmers;
    EXPECT_FALSE(rules().situations.in(said, explained, TextLanguage::french, stemmers));
}

// A law: neither the order of the words nor how they are written changes what they speak of.
TEST(Situations, AreTheSameInAnyOrderAndWriting) {
    const auto seed = std::random_device{}();
    std::cout << "seed " << seed << '\n';
    std::mt19937 random{seed};
    std::vector<std::string> words{"registres", "naissances", "mariages", "décès", "délivrer", "actes"};
    for (int round = 0; round < 50; ++round) {
        std::ranges::shuffle(words, random);
        std::string text;
        for (const auto& word : words) text += word + " ";
        EXPECT_EQ(topic_in(text), "etat-civil") << text;
    }
    EXPECT_EQ(topic_in("TENIR LES REGISTRES DE NAISSANCES ET DELIVRER LES ACTES"), "etat-civil");
}

TEST(Situations, NameTheNeedWhereNothingElseDoes) {
    EXPECT_EQ(
        need_in("Bonjour, notre agent devra tenir les registres de naissances, de mariages et de décès et délivrer "
                "les actes. Une journée à Lyon si possible. Cordialement")
            .topic,
        "État civil");
}

TEST(Situations, LeaveANeedThatIsNamed) {
    EXPECT_EQ(need_in("formation Excel pour suivre nos stocks et nos commandes en magasin").topic, "Excel");
    EXPECT_EQ(need_in("Je voudrais une formation à la sophrologie, mes collègues craquent sous la pression").topic,
              "Sophrologie");
}

TEST(Situations, StandApartFromWhatIsNamedBesideThem) {
    EXPECT_EQ(
        need_in("Il doit reclasser le fonds, tenir les registres de naissances et délivrer les actes de décès").topic,
        "État civil");
}

// "maquette BIM": what else is said are words of the topic.
TEST(Situations, MakeANameOfWordsAboutIt) {
    EXPECT_EQ(need_in("maquette BIM").topic, "BIM");
}

TEST(Situations, ThatAreNotWellFormedNameTheirLine) {
    const auto fault_of = [](std::string_view row) -> std::string {
        try {
            Situations{"topic,fr,en,de,es\n" + std::string{row} + "\n", Taxonomy::built_in()};
        } catch (const std::logic_error& error) {
            return error.what();
        }
        return {};
    };
    EXPECT_EQ(fault_of("excel,tableau/feuille calcul,,,"), "");
    EXPECT_THAT(fault_of("excel,tableau,,,"), HasSubstr("line 2: \"tableau\""));
    EXPECT_THAT(fault_of("excel,a b c d e,,,"), HasSubstr("line 2: \"a b c d e\""));
    EXPECT_THAT(fault_of("frob,tableau calcul,,,"), HasSubstr("line 2: no topic is called \"frob\""));
    EXPECT_THAT(fault_of("excel,tableau calcul"), HasSubstr("line 2: another number"));
}

}  // namespace
}  // namespace filon
