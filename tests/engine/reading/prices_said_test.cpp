// Prices as people write them.
#include <gtest/gtest.h>

#include "tests/engine/reading/a_reading.h"

namespace filon::reading_tests {
namespace {

struct PriceCase {
    std::string_view text, line;
};

void expect(std::initializer_list<PriceCase> cases) {
    for (const auto& [text, line] : cases) {
        SCOPED_TRACE(text);
        EXPECT_EQ(line_in(text), line);
    }
}

TEST(Prices, AreReadInEveryNotation) {
    expect({{"Excel 800 €", "Excel | max_price 800 | per person"},
            {"Excel 1.800 €", "Excel | max_price 1800 | per person"},
            {"Excel €5,000", "Excel | max_price 5000 | per person"},
            {"Excel 1 200 euros HT", "Excel | max_price 1200 | per person | tax excluded"},
            {"Excel 1 200 € TTC", "Excel | max_price 1200 | per person | tax included"},
            {"Excel 2k€", "Excel | max_price 2000 | per person"},
            {"Excel 1,5k€", "Excel | max_price 1500 | per person"},
            {"Excel budget 800 max", "Excel | max_price 800 | per person"},
            {"Excel mille deux cents euros", "Excel | max_price 1200 | per person"},
            {"Excel 12.500,00 € hors taxes", "Excel | max_price 12500 | per person | tax excluded"},
            {"Excel entre 500 et 800 €", "Excel | min_price 500 | max_price 800 | per person"},
            {"Excel de 500 à 800 € HT", "Excel | min_price 500 | max_price 800 | per person | tax excluded"},
            {"Excel, à partir de 300 €", "Excel | min_price 300 | per person"},
            {"Excel, moins de 600 €", "Excel | max_price 600 | per person"}});
}

TEST(Prices, AreOnTheBasisThatIsWritten) {
    expect({{"Excel 450 € par personne", "Excel | max_price 450 | per person"},
            {"Excel 450€/pers.", "Excel | max_price 450 | per person"},
            {"Excel 950e/groupe", "Excel | max_price 950 | per group"},
            {"Excel 1 200 € la journée", "Excel | max_price 1200 | per day"},
            {"Excel 45 €/h", "Excel | max_price 45 | per hour"},
            {"Excel 90 € HT par jour et par personne", "Excel | max_price 90 | per person_day | tax excluded"},
            {"Excel, plafond par jour et par stagiaire : 620 € HT",
             "Excel | max_price 620 | per person_day | tax excluded"},
            {"Excel 3 500 € pour le groupe", "Excel | max_price 3500 | per group"},
            {"Excel 3 500 € au total", "Excel | max_price 3500 | per total"}});
}

TEST(Prices, AreElseAGroupsAtTheClientsATotalOfAnEnvelopeAndOneLearnersOtherwise) {
    expect({{"Excel dans nos locaux, 3 000 € HT max",
             "Excel | modality onsite | format in_house | max_price 3000 | per group | tax excluded"},
            {"Excel en intra, budget 3 000 €", "Excel | format in_house | max_price 3000 | per group"},
            {"Excel, enveloppe de 5 000 €", "Excel | max_price 5000 | per total"},
            {"Excel, budget global 5 000 € TTC", "Excel | max_price 5000 | per total | tax included"},
            {"Excel dans nos locaux, 3 000 € tout compris",
             "Excel | modality onsite | format in_house | max_price 3000 | per total | tax included"}});
}

TEST(Prices, AreNoneWhereNumbersSayOtherThings) {
    for (const auto* text : {"Excel 2016", "ISO 9001", "Windows 11", "CACES R489", "Excel pas cher", "article 700",
                             "norme NF C 18-510", "Excel pour 800 personnes", "Excel 35 heures"}) {
        SCOPED_TRACE(text);
        const auto need = need_in(text);
        EXPECT_FALSE(need.max_price) << line_of(need);
        EXPECT_FALSE(need.min_price) << line_of(need);
    }
}

TEST(Prices, AreHardOnlyWhereItIsSaid) {
    expect({{"Excel 800 € maximum", "Excel | max_price 800 | per person"},
            {"Excel 450 € HT par personne, à ne pas dépasser",
             "Excel | max_price 450 | per person | tax excluded | must max_price"}});
}

}  // namespace
}  // namespace filon::reading_tests
