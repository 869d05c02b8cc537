#include "engine/words/vocabulary.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/text/segment.h"
#include "tests/engine/words/a_vocabulary.h"

namespace filon {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

// A text segmented, with the memory that its words lie in.
class Segmented {
public:
    Segmented(const Vocabulary& vocabulary, std::string_view text, TextLanguage language) : tokens_{segment(text)} {
        Analyser analyser{vocabulary.acronyms()};
        terms_ = analyser.terms_of(tokens_, language);
    }
    std::vector<NamedWord> words() const {
        const std::vector<std::string_view> terms{terms_.begin(), terms_.end()};
        return named_words(tokens_, terms);
    }
    std::vector<std::string> stems() const {
        std::vector<std::string> stems;
        for (const auto& word : words()) stems.emplace_back(word.stem);
        return stems;
    }

private:
    std::vector<Token> tokens_;
    std::vector<std::string> terms_;
};

std::vector<Mention> mentions(const Vocabulary& vocabulary, std::string_view text,
                              TextLanguage language = TextLanguage::french) {
    return vocabulary.mentions(Segmented{vocabulary, text, language}.words(), language);
}

std::vector<std::string> meant(const Vocabulary& vocabulary, std::string_view text,
                               TextLanguage language = TextLanguage::french) {
    std::vector<std::string> terms;
    for (const auto& mention : mentions(vocabulary, text, language)) terms.emplace_back(mention.term);
    return terms;
}

TEST(NamedWords, LeaveOutLittleWordsAndTakeCompoundsByTheirParts) {
    const auto vocabulary = a_vocabulary();
    const auto stems = [&](std::string_view text) { return Segmented{vocabulary, text, TextLanguage::french}.stems(); };

    EXPECT_THAT(stems("l'accueil de la clientèle"), ElementsAre("accueil", "clientel"));
    EXPECT_THAT(stems("savoir-faire"), ElementsAre("savoirfair"));  // "faire" is a little word
    EXPECT_THAT(stems("chef-monteur"), ElementsAre("chef", "monteur"));
    EXPECT_THAT(stems("e-learning C++ R.H."), ElementsAre("elearning", "c++", "rh"));
    EXPECT_THAT(stems("de la"), IsEmpty());
}

TEST(NamedWords, SayWhichWordOfTheTextTheyAre) {
    const auto vocabulary = a_vocabulary();
    const Segmented text{vocabulary, "un chef-monteur en e-learning", TextLanguage::french};

    std::vector<std::uint32_t> numbers;
    for (const auto& word : text.words()) numbers.push_back(word.word);

    EXPECT_THAT(numbers, ElementsAre(1, 1, 3));
}

TEST(Vocabulary, FindsATopicByItsLabelItsSynonymsAndItsAcronyms) {
    const auto vocabulary = a_vocabulary();
    for (const auto* text : {"gestion de paie", "un bulletin de salaire juste", "SIRH", "choisir son sirh"})
        EXPECT_THAT(meant(vocabulary, text), ElementsAre("Tgestion-de-paie")) << text;
    EXPECT_THAT(meant(vocabulary, "poterie"), IsEmpty());
    EXPECT_THAT(meant(vocabulary, ""), IsEmpty());
}

TEST(Vocabulary, FindsANameInflectedAndInWhateverWriting) {
    const auto vocabulary = a_vocabulary();
    for (const auto* text : {"Bulletins de salaires", "BULLETIN DE SALAIRE", "bulletin du salaire",
                             "le bulletin salaire", "un bulletin, avec le salaire"})
        EXPECT_THAT(meant(vocabulary, text), ElementsAre("Tgestion-de-paie")) << text;
    for (const auto* text :
         {"l'anglais", "L’ANGLAIS", "cours d'anglais", "Ánglais", "anglais-débutant", "les langues anglaises"})
        EXPECT_THAT(meant(vocabulary, text), ElementsAre("Tanglais")) << text;
    for (const auto* text : {"e-learning", "E-LEARNING", "E‑learning", "elearning", "l'e-learning", "cours en ligne"})
        EXPECT_THAT(meant(vocabulary, text), ElementsAre("Te-learning")) << text;
}

TEST(Vocabulary, FindsNoNameOfWhichAWordIsMissingMovedOrParted) {
    const auto vocabulary = a_vocabulary();
    for (const auto* text : {"bulletin", "salaire", "salaire du bulletin", "bulletin mensuel de salaire", "learning",
                             "feuille", "excellence", "calculs en feuilles"})
        EXPECT_THAT(meant(vocabulary, text), IsEmpty()) << text;
}

TEST(Vocabulary, SaysWhereAMentionStandsAmongTheWords) {
    const auto vocabulary = a_vocabulary();
    EXPECT_THAT(mentions(vocabulary, "poterie sur une feuille de calcul, poterie, anglais"),
                UnorderedElementsAre(Mention{.term = "Texcel", .first = 1, .last = 2},
                                     Mention{.term = "Tanglais", .first = 4, .last = 4}));
}

TEST(Vocabulary, FindsEveryMentionOfATopic) {
    const auto vocabulary = a_vocabulary();
    EXPECT_THAT(meant(vocabulary, "Excel, tableur, Excel"), ElementsAre("Texcel", "Texcel", "Texcel"));
}

TEST(Vocabulary, TakesATopicsNameWithinALongerOneForNone) {
    const auto vocabulary = a_vocabulary();
    EXPECT_THAT(meant(vocabulary, "Excel avancé"), ElementsAre("Texcel-avance"));
    EXPECT_THAT(meant(vocabulary, "Excel avancé, Excel débutant"), UnorderedElementsAre("Texcel-avance", "Texcel"));
    EXPECT_THAT(meant(vocabulary, "la gestion de la paie"), ElementsAre("Tgestion-de-paie"));
    EXPECT_THAT(meant(vocabulary, "la paie"), ElementsAre("Tpaie"));
}

TEST(Vocabulary, TakesNamesThatOverlapOrAreTheSameForBoth) {
    const Vocabulary vocabulary{topics_of("a,Vente active,,,,A,,A,,A,,,,,,\nb,Active écoute,,,,B,,B,,B,,,,,,\n"
                                          "c,Poterie,,,,C,,C,,C,,,,,,\nd,Tournage,poterie,,,D,,D,,D,,,,,,\n"),
                                {}};
    EXPECT_THAT(meant(vocabulary, "vente active écoute"), UnorderedElementsAre("Ta", "Tb"));
    EXPECT_THAT(meant(vocabulary, "poterie"), UnorderedElementsAre("Tc", "Td"));
}

TEST(Vocabulary, KnowsTheNamesOfFourLanguagesEachInItsOwnTexts) {
    const auto vocabulary = a_vocabulary();
    EXPECT_THAT(meant(vocabulary, "payroll and wage slips", TextLanguage::english),
                ElementsAre("Tgestion-de-paie", "Tgestion-de-paie"));
    EXPECT_THAT(meant(vocabulary, "Die Gehaltsabrechnungen", TextLanguage::german), ElementsAre("Tgestion-de-paie"));
    EXPECT_THAT(meant(vocabulary, "hoja de cálculo", TextLanguage::spanish), ElementsAre("Texcel"));
    EXPECT_THAT(meant(vocabulary, "payroll", TextLanguage::french), IsEmpty());
    EXPECT_THAT(meant(vocabulary, "tableur", TextLanguage::english), IsEmpty());
}

TEST(Vocabulary, SaysWhereOnlyAJobIsNamed) {
    const auto vocabulary = a_vocabulary();
    EXPECT_THAT(mentions(vocabulary, "contrôleuse ou contrôleurs de gestion"),
                ElementsAre(Mention{.term = "Texcel", .first = 1, .last = 2, .job = true}));
}

TEST(Vocabulary, TakesThePairsOfATeamForTheSameBothWaysInAllLanguages) {
    const auto vocabulary = a_vocabulary({.synonyms = "Pack Office,bureautique\n", .acronyms = "QVT,qualité de vie\n"});
    const std::vector<std::pair<const char*, std::string>> texts{{"la bureautique", "Sbureautique=pack office"},
                                                                 {"PACK OFFICE", "Sbureautique=pack office"},
                                                                 {"qvt", "Squalite de vie=qvt"},
                                                                 {"qualité de vie", "Squalite de vie=qvt"}};
    for (const auto& [text, term] : texts)
        for (const auto language :
             {TextLanguage::french, TextLanguage::english, TextLanguage::german, TextLanguage::spanish})
            EXPECT_THAT(meant(vocabulary, text, language), ElementsAre(term)) << text;
}

TEST(Vocabulary, NamesAPairAlikeWhicheverOfItIsSaidFirst) {
    const auto one = a_vocabulary({.synonyms = "bureautique,pack office\n"});
    const auto other = a_vocabulary({.synonyms = "Pack Office,Bureautique\n"});
    EXPECT_EQ(meant(one, "pack office"), meant(other, "bureautique"));
}

TEST(Vocabulary, FindsATeamsPairWithinALongerNameAlways) {
    const auto vocabulary = a_vocabulary({.synonyms = "paie,rémunération\ngestion de paie,traitement des soldes\n"});
    EXPECT_THAT(meant(vocabulary, "gestion de paie"), UnorderedElementsAre("Tgestion-de-paie", "Spaie=remuneration",
                                                                           "Sgestion de paie=traitement des soldes"));
}

TEST(Vocabulary, NamesTheTopicsOfATeamsOwnAfterTheirIds) {
    const auto vocabulary =
        a_vocabulary({.categories = "K1,conduite-de-grue\n", .codes = "rome,N1104,elingage\nnsf,1,excel\n"});
    ASSERT_NE(vocabulary.taxonomy().find("conduite-de-grue"), nullptr);
    EXPECT_EQ(vocabulary.taxonomy().find("conduite-de-grue")->label, "Conduite de grue");
    ASSERT_NE(vocabulary.taxonomy().find("elingage"), nullptr);
    EXPECT_EQ(vocabulary.taxonomy().find("excel")->synonyms.size(), 2);
    EXPECT_THAT(meant(vocabulary, "la conduite des grues"), ElementsAre("Tconduite-de-grue"));
    EXPECT_THAT(meant(vocabulary, "élingage"), ElementsAre("Telingage"));
}

TEST(Vocabulary, KeepsWhatATeamSaysAcronymsAndNamesOfTopicsAndJobsAsTheyAre) {
    const auto vocabulary =
        a_vocabulary({.synonyms = "bureautique,pack office\n", .acronyms = "QVT,qualité de vie\n", .never = "Zéro\n"});
    for (const auto* word : {"zero", "qvt", "sirh", "tableur", "calcul", "payroll", "lohnabrechnung", "nominas",
                             "office", "elearning", "conduite"})
        EXPECT_EQ(vocabulary.keeps(word), std::string_view{word} != "conduite") << word;
    EXPECT_TRUE(vocabulary.keeps("controleur")) << "a word of a job, not a slip for what its offers say";
}

TEST(Vocabulary, KeepsAWordThatATeamWritesWithAnApostrophe) {
    const auto vocabulary = a_vocabulary({.never = "L'Oréal\nPrud'hommes\n"});
    EXPECT_TRUE(vocabulary.keeps("oreal"));
    EXPECT_TRUE(vocabulary.keeps("prudhommes"));
}

TEST(Vocabulary, KnowsATeamsAcronymWithAndWithoutItsDots) {
    const auto vocabulary = a_vocabulary({.acronyms = "C.A.C.E.S.,conduite en sécurité\n"});
    const auto expansion = meant(vocabulary, "conduite en sécurité");
    ASSERT_THAT(expansion, SizeIs(1));
    for (const auto* text : {"C.A.C.E.S.", "caces", "CACES"}) EXPECT_EQ(meant(vocabulary, text), expansion) << text;
}

// Texts of the words of names and of others, with marks that change nothing between them.
TEST(Vocabulary, FindsTheSameInEveryWritingOfAText) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    const auto vocabulary = a_vocabulary({.synonyms = "bureautique,pack office\n", .never = "Zéro\n"});
    const std::vector<std::vector<std::string>> words{{"l'anglais", "L’ANGLAIS", "lʼanglais"},
                                                      {"bureautique", "Bureautique", "BUREAUTIQUE"},
                                                      {"e-learning", "E‑Learning", "E-LEARNING"},
                                                      {"feuille", "FEUILLE", "Feuille"},
                                                      {"calcul", "CALCUL", "Calcul"},
                                                      {"excel", "EXCEL", "Excel"},
                                                      {"avancé", "AVANCE", "avance"},
                                                      {"gestion", "GESTION", "Gestion"},
                                                      {"de", "DE", "De"},
                                                      {"paie", "PAIE", "Paie"},
                                                      {"œuvre", "OEUVRE", "oeuvre"},
                                                      {"pack", "Pack", "PACK"},
                                                      {"office", "Office", "OFFICE"}};
    std::size_t found = 0;
    for (int i = 0; i < 2'000; ++i) {
        std::string one, other;
        for (auto size = 1 + random() % 8; size > 0; --size) {
            const auto& writings = words[random() % words.size()];
            one += writings[0] + " ";
            other += writings[random() % writings.size()] + (random() % 5 == 0 ? " , " : " ");
        }
        const auto expected = mentions(vocabulary, one);
        ASSERT_EQ(mentions(vocabulary, other), expected) << one << " | " << other;
        found += expected.size();
    }
    EXPECT_GT(found, 1'000);
}

TEST(Vocabulary, IsNotCalledByAJobThatNineTopicsName) {
    for (const int topics : {8, 9}) {
        std::string lines;
        for (int n = 0; n < topics; ++n)
            lines += "t" + std::to_string(n) + ",Sujet " + std::to_string(n) + ",,,manager,Topic,,Thema,,Tema,,,,,,\n";
        const Vocabulary vocabulary{topics_of(lines), {}};
        EXPECT_EQ(mentions(vocabulary, "manager").size(), topics == 8 ? 8U : 0U) << topics;
    }
}

}  // namespace
}  // namespace filon
