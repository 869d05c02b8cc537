// When a course is to begin: on 24 November 2026, a Tuesday.
#include <gtest/gtest.h>

#include "tests/engine/reading/a_reading.h"

namespace filon::reading_tests {
namespace {

struct DateCase {
    std::string_view text, line;
};

void expect(std::initializer_list<DateCase> cases) {
    for (const auto& [text, line] : cases) {
        SCOPED_TRACE(text);
        EXPECT_EQ(line_in(text), line);
    }
}

TEST(Dates, OfMonthsAreTheNextSuchOnes) {
    expect({{"Excel en janvier", "Excel | from 2027-01-01 | to 2027-01-31"},
            {"Excel en mars 2027", "Excel | from 2027-03-01 | to 2027-03-31"},
            {"Excel en novembre", "Excel | from 2026-11-24 | to 2026-11-30"},
            {"Excel en mai ou juin", "Excel | from 2027-05-01 | to 2027-06-30"},
            {"Excel courant février", "Excel | from 2027-02-01 | to 2027-02-28"},
            {"Excel fin janvier", "Excel | from 2027-01-20 | to 2027-01-31"},
            {"Excel début mars", "Excel | from 2027-03-01 | to 2027-03-10"},
            {"Excel mi-avril", "Excel | from 2027-04-10 | to 2027-04-20"}});
}

TEST(Dates, OfDaysAndWeeksAreReadInEveryNotation) {
    expect({{"Excel le 12 mars 2027", "Excel | from 2027-03-12 | to 2027-03-12"},
            {"Excel le 12/03/2027", "Excel | from 2027-03-12 | to 2027-03-12"},
            {"Excel le 2027-03-12", "Excel | from 2027-03-12 | to 2027-03-12"},
            {"Excel du 12 au 14 mars", "Excel | from 2027-03-12 | to 2027-03-14"},
            {"Excel du 28 février au 2 mars 2027", "Excel | from 2027-02-28 | to 2027-03-02"},
            {"Excel entre le 5 et le 16 avril", "Excel | from 2027-04-05 | to 2027-04-16"},
            {"Excel le dix-huit mai", "Excel | from 2027-05-18 | to 2027-05-18"},
            {"Excel semaine du 18 janvier", "Excel | from 2027-01-18 | to 2027-01-24"},
            {"Excel semaine du 18", "Excel | from 2026-12-14 | to 2026-12-20"},
            {"Excel semaine 12", "Excel | from 2027-03-22 | to 2027-03-28"}});
}

TEST(Dates, OfPartsOfAYearAreReadToo) {
    expect({{"Excel au premier semestre 2027", "Excel | from 2027-01-01 | to 2027-06-30"},
            {"Excel au 1er trimestre 2027", "Excel | from 2027-01-01 | to 2027-03-31"},
            {"Excel au T2 2027", "Excel | from 2027-04-01 | to 2027-06-30"},
            {"Excel à la rentrée", "Excel | from 2027-09-01 | to 2027-09-30"},
            {"Excel la semaine prochaine", "Excel | from 2026-11-30 | to 2026-12-06"},
            {"Excel l'an prochain", "Excel | from 2027-01-01 | to 2027-12-31"}});
}

TEST(Dates, AreBoundByWhatStandsBeforeThem) {
    expect({{"Excel d'ici juin", "Excel | from 2026-11-24 | to 2027-06-30"},
            {"Excel avant mars", "Excel | from 2026-11-24 | to 2027-02-28"},
            {"Excel avant fin mars", "Excel | from 2026-11-24 | to 2027-03-31"},
            {"Excel avant le 15 mars", "Excel | from 2026-11-24 | to 2027-03-14"},
            {"Excel au plus tard le 30 juin", "Excel | from 2026-11-24 | to 2027-06-30"},
            {"Excel à partir de mars", "Excel | from 2027-03-01"},
            {"Excel pas avant mai", "Excel | from 2027-05-01"},
            {"Excel dès que possible", "Excel | from 2026-11-24"},
            {"Excel sous trois semaines", "Excel | from 2026-11-24 | to 2026-12-15"}});
}

TEST(Dates, AreNotBoundByMoreThanAnyCalendarHolds) {
    for (const auto* const text : {"Excel d'ici 9999999999999999 jours", "Excel sous 3000000000 mois"}) {
        SCOPED_TRACE(text);
        EXPECT_FALSE(need_in(text).date_to);
    }
}

TEST(Dates, AreReadInOtherLanguages) {
    expect({{"Excel course in March 2027", "Excel | from 2027-03-01 | to 2027-03-31"},
            {"We need an Excel course before April", "Excel | from 2026-11-24 | to 2027-03-31"},
            {"Excel course, week of 11 January", "Excel | from 2027-01-11 | to 2027-01-17"},
            {"Wir brauchen einen Excel-Kurs ab Januar 2027", "Excel | from 2027-01-01"},
            {"Necesitamos un curso de Excel en mayo de 2027", "Excel | from 2027-05-01 | to 2027-05-31"}});
}

TEST(Dates, OfOtherThingsThanTheCourseAreLeftOut) {
    for (const auto* text : {"Suite à notre échange du 3 juin, une formation Excel",
                             "Une formation Excel. Merci de répondre avant le 10 janvier.",
                             "Excel (contrat signé le 4 novembre 2025)", "mars et vénus au travail"}) {
        SCOPED_TRACE(text);
        const auto need = need_in(text);
        EXPECT_FALSE(need.date_from) << line_of(need);
        EXPECT_FALSE(need.date_to) << line_of(need);
    }
}

TEST(Dates, OfADayOfItsOwnAreInPassingWhereAPeriodIsWanted) {
    expect({{"Excel en janvier 2027 ; notre comité se réunit le 8 décembre", "Excel | from 2027-01-01 | to 2027-01-31"},
            {"Excel le 8 décembre", "Excel | from 2026-12-08 | to 2026-12-08"}});
    EXPECT_FALSE(need_in("Excel, comme convenu le 20 novembre").date_from) << "four days ago, not next year's";
}

}  // namespace
}  // namespace filon::reading_tests
