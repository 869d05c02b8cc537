#include "engine/tax/vat_tables.h"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filon {
namespace {

using testing::HasSubstr;

Date day(std::string_view text) {
    return Date::parse(text).value();
}

constexpr VatFiles sound{.vat_rates = "country,from,percent,source,remark\nFR,2014-01-01,20,,\n",
                         .eu_members = "country,from,until,taxed_as,source\nDE,1958-01-01,,,\n",
                         .short_seminars = "country,from,most_days,source,remark\nFR,2025-12-10,7,,\n"};

std::string trouble_of(const VatFiles& files) {
    try {
        VatTables::read(files);
    } catch (const std::logic_error& error) {
        return error.what();
    }
    return "";
}

TEST(VatTables, KnowTheStandardRateOfEachDay) {
    const auto tables = VatTables::built_in();
    const struct {
        std::string_view day;
        std::uint16_t rate;
    } cases[] = {{"1990-01-01", 2'060}, {"2000-03-31", 2'060}, {"2000-04-01", 1'960}, {"2010-06-15", 1'960},
                 {"2013-12-31", 1'960}, {"2014-01-01", 2'000}, {"2026-11-24", 2'000}, {"2999-12-31", 2'000}};
    for (const auto& [on, rate] : cases) EXPECT_EQ(tables.french_rate(day(on)), rate) << on;
}

TEST(VatTables, KnowTheMembersOfEachDay) {
    const auto tables = VatTables::built_in();
    const struct {
        std::string_view country, day;
        bool in_eu;
    } cases[] = {{"FR", "2026-01-01", true},  {"DE", "2026-01-01", true},  {"GR", "2026-01-01", true},
                 {"HR", "2013-06-30", false}, {"HR", "2013-07-01", true},  {"BG", "2006-12-31", false},
                 {"RO", "2007-01-01", true},  {"GB", "2020-12-31", true},  {"GB", "2021-01-01", false},
                 {"MC", "2026-01-01", true},  {"CH", "2026-01-01", false}, {"NO", "2026-01-01", false},
                 {"AD", "2026-01-01", false}, {"US", "2026-01-01", false}, {"EL", "2026-01-01", false},
                 {"UK", "2019-01-01", false}, {"de", "2026-01-01", false}, {"", "2026-01-01", false}};
    for (const auto& [country, on, in_eu] : cases)
        EXPECT_EQ(tables.in_eu(country, day(on)), in_eu) << country << " " << on;
}

TEST(VatTables, CountTwentySevenMembersToday) {
    const auto tables = VatTables::built_in();
    const auto today = day("2026-11-24");
    int members = 0;
    for (char a = 'A'; a <= 'Z'; ++a)
        for (char b = 'A'; b <= 'Z'; ++b) {
            const std::string country{a, b};
            members += tables.in_eu(country, today) && tables.taxed_as(country, today) == country ? 1 : 0;
        }
    EXPECT_EQ(members, 27);
}

TEST(VatTables, CountMonacoAsFrance) {
    const auto tables = VatTables::built_in();
    EXPECT_EQ(tables.taxed_as("MC", day("2026-01-01")), "FR");
    EXPECT_EQ(tables.taxed_as("FR", day("2026-01-01")), "FR");
    EXPECT_EQ(tables.taxed_as("DE", day("2026-01-01")), "DE");
    EXPECT_EQ(tables.taxed_as("", day("2026-01-01")), "");
}

TEST(VatTables, KnowShortSeminarsFromTheDayOfTheRuling) {
    const auto tables = VatTables::built_in();
    EXPECT_EQ(tables.longest_short_seminar("FR", day("2025-12-09")), std::nullopt);
    EXPECT_EQ(tables.longest_short_seminar("FR", day("2025-12-10")), 7);
    EXPECT_EQ(tables.longest_short_seminar("MC", day("2026-01-01")), 7);
    EXPECT_EQ(tables.longest_short_seminar("BE", day("2026-01-01")), std::nullopt);
}

TEST(VatTables, NameTheFileAndTheLineThatIsWrong) {
    EXPECT_EQ(trouble_of(sound), "");
    const auto header = std::string{"country,from,x,y,z\n"};
    const struct {
        std::string rows, trouble;
    } rates[] = {{"", "vat_rates.csv line 1: is empty"},
                 {"FR,2014-01-01,20,\n", "line 2: has another number of fields"},
                 {"fr,2014-01-01,20,,\n", "line 2: \"fr\" is no country"},
                 {"FR,2014-02-30,20,,\n", "line 2: \"2014-02-30\" is no day"},
                 {"FR,2014-01-01,twenty,,\n", "line 2: \"twenty\" is no such number"},
                 {"FR,2014-01-01,20 %,,\n", "is no such number"},
                 {"FR,2014-01-01,-1,,\n", "is no such number"},
                 {"FR,2014-01-01,nan,,\n", "is no such number"},
                 {"FR,2014-01-01,2000,,\n", "is no such number"},
                 {"FR,2014-01-01,20,,\nFR,2000-04-01,19.6,,\n", "line 3: does not ascend"},
                 {"FR,2014-01-01,20,,\nFR,2014-01-01,20,,\n", "line 3: does not ascend"},
                 {"BE,2014-01-01,21,,\n", "no row is of France"},
                 {"FR,2014-01-01,\"20,,\n", "vat_rates.csv line 2"}};
    for (const auto& [rows, trouble] : rates) {
        auto files = sound;
        const auto text = header + rows;
        files.vat_rates = text;
        EXPECT_THAT(trouble_of(files), HasSubstr(trouble)) << rows;
    }
    for (const std::string row :
         {"GB,1973-01-01,1972-12-31,,\n", "MC,1963-05-18,,France,\n", "MC,1963-05-18,never,FR,\n"}) {
        auto files = sound;
        const auto text = header + row;
        files.eu_members = text;
        EXPECT_THAT(trouble_of(files), HasSubstr("eu_members.csv line 2")) << row;
    }
    auto files = sound;
    const auto text = header + "FR,2025-12-10,400,,\n";
    files.short_seminars = text;
    EXPECT_THAT(trouble_of(files), HasSubstr("short_seminars.csv line 2"));
}

}  // namespace
}  // namespace filon
