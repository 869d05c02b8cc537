// Whole requests: what is read of them, and into how many needs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/reading/a_reading.h"

namespace filon::reading_tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct NeedCase {
    std::string_view text, line;
};

void expect(std::initializer_list<NeedCase> cases) {
    for (const auto& [text, line] : cases) {
        SCOPED_TRACE(text);
        EXPECT_EQ(line_in(text), line);
    }
}

std::vector<std::string> lines_in(std::string_view text) {
    std::vector<std::string> lines;
    for (const auto& need : needs_in(text)) lines.push_back(line_of(need));
    return lines;
}

TEST(Needs, HoldWhatAWholeSentenceSays) {
    expect({{"formation excel avancé pour 6 personnes, dans nos locaux à Niort, en janvier, 3 000 € HT max",
             "Excel | place 79191 | modality onsite | format in_house | max_price 3000 | per group | tax excluded | "
             "headcount 6 | level advanced | from 2027-01-01 | to 2027-01-31"},
            {"anglais toeic paris 15e cpf", "Anglais | place 75115 | funding cpf | certification TOEIC"}});
}

TEST(Needs, HoldNothingThatIsNotSaid) {
    for (const auto* text : {"excel", "gestion de paie", "formation anglais", "management d'équipe", "Java",
                             "mars et vénus au travail", "sécurité incendie", "CACES"}) {
        SCOPED_TRACE(text);
        auto need = need_in(text);
        EXPECT_FALSE(need.topic.empty());
        need.topic.clear();
        EXPECT_EQ(line_of(need), "");
    }
}

TEST(Needs, TakeALanguageForTheSubjectUnlessItIsTaughtIn) {
    expect({{"formation anglais", "Anglais"},
            {"formation en anglais", "Anglais"},
            {"management en anglais", "Management | language en | must teaching_language"},
            {"formation management dispensée en allemand", "Management | language de | must teaching_language"},
            {"Excel, formateur anglophone", "Excel | language en | must teaching_language"},
            {"Power BI course in English", "Power BI | language en | must teaching_language"}});
}

TEST(Needs, CountLearnersHoweverTheyAreSaid) {
    expect({{"Excel pour 6 personnes", "Excel | headcount 6"},
            {"Excel pour 4 commerciaux", "Excel | headcount 4"},
            {"Excel, 6 à 8 participants", "Excel | headcount 8"},
            {"Excel pour 3 groupes de 12", "Excel | headcount 36"},
            {"Excel pour une dizaine de salariés", "Excel | headcount 10"},
            {"Excel, nous serions huit", "Excel | headcount 8"},
            {"Excel pour une assistante", "Excel | headcount 1"},
            {"Excel pour l'un de nos techniciens", "Excel | headcount 1"},
            {"Entreprise de 45 salariés cherche Excel pour 5 personnes", "Excel | headcount 5"}});
}

TEST(Needs, KnowLengthRhythmLevelCertificateFundingAndAccess) {
    expect({{"Excel 2 jours", "Excel | days 2"},
            {"Excel de 3 à 5 jours", "Excel | days 5"},
            {"Excel une journée", "Excel | days 1"},
            {"Excel 14 h", "Excel | hours 14"},
            {"Excel le soir", "Excel | rhythm evening"},
            {"Excel le samedi", "Excel | rhythm weekend"},
            {"Excel niveau débutant", "Excel | level beginner"},
            {"Excel 2016 niveau 2", "Excel 2016 | level intermediate"},
            {"allemand de B1 à B2", "Allemand | cefr_entry B1 | cefr_target B2"},
            {"anglais niveau B2", "Anglais | cefr_target B2"},
            {"secrétariat niveau bac+2", "Secrétariat | eqf 5"},
            {"Excel cpf", "Excel | funding cpf"},
            {"Excel pris en charge par l'OPCO", "Excel | funding opco"},
            {"Excel, accès PMR", "Excel | accessibility wheelchair"},
            {"Excel, organisme Qualiopi", "Excel | qualiopi"},
            {"Excel à distance", "Excel | modality remote"},
            {"Excel en présentiel", "Excel | modality onsite"},
            {"Excel en inter", "Excel | format open"}});
}

TEST(Needs, SayWhatIsHardAndWhatIsRuledOut) {
    expect({{"Management, impérativement en anglais, surtout pas de e-learning",
             "Management | language en | not modality elearning | must exclude teaching_language"},
            {"Excel, uniquement à distance", "Excel | modality remote | must modality"},
            {"Excel, obligatoirement à Lyon", "Excel | place 69123 | must place"},
            {"Excel à Lyon, visio obligatoire", "Excel | place 69123 | modality remote | must modality"},
            {"Excel, pas à distance", "Excel | not modality remote | must exclude"},
            {"Excel, surtout pas avec Cegos", "Excel | not provider Cegos | must exclude"},
            {"Excel, éviter la société M2i", "Excel | not provider M2i | must exclude"}});
}

TEST(Needs, AreAsManyAsAreListed) {
    EXPECT_THAT(lines_in("Trois formations : Excel avancé pour 6 personnes ; comptabilité pour 2 personnes ; anglais "
                         "pour 1 personne."),
                ElementsAre("Excel | headcount 6 | level advanced", "Comptabilité générale | headcount 2",
                            "Anglais | headcount 1"));
    EXPECT_THAT(
        lines_in("Il nous faudrait :\n- Excel, 6 personnes, 2 jours ;\n- gestion du stress, 10 personnes.\nTout "
                 "est à prévoir à Lyon."),
        ElementsAre("Excel | place 69123 | headcount 6 | days 2", "Gestion du stress | place 69123 | headcount 10"));
    EXPECT_THAT(lines_in("Word, Excel et PowerPoint pour 3 assistantes"),
                ElementsAre(::testing::EndsWith("headcount 3")));
}

TEST(Needs, AreReadInFourLanguages) {
    expect({{"Looking for a 2-day Power BI course for 8 people in Lyon, budget €5,000 excl. VAT",
             "Power BI | place 69123 | max_price 5000 | per person | tax excluded | headcount 8 | days 2"},
            {"Wir suchen einen Englischkurs für 5 Mitarbeiter in Straßburg, abends",
             "Anglais | place 67482 | rhythm evening | headcount 5"},
            {"Necesitamos un curso de Excel para 4 personas en Toulouse, nivel intermedio",
             "Excel | place 31555 | headcount 4 | level intermediate"}});
    EXPECT_EQ(read("Wir suchen einen Kurs für unsere Mitarbeiter").language, TextLanguage::german);
}

TEST(Needs, OfAnEmptyTextIsOneThatSaysNothing) {
    for (const auto* text : {"", " ", "\n\n", "…", "Bonjour,\n\nCordialement"}) {
        SCOPED_TRACE(text);
        const auto need = need_in(text);
        EXPECT_THAT(need.spans, IsEmpty());
    }
}

}  // namespace
}  // namespace filon::reading_tests
