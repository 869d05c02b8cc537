#include "engine/values/dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filon {
namespace {

using ::testing::HasSubstr;

Date day(std::string_view text) {
    return Date::parse(text).value();
}

TEST(Date, CountsDaysFrom1970) {
    EXPECT_EQ(day("1970-01-01").number(), 0);
    EXPECT_EQ(day("2000-03-01").number(), 11017);
    EXPECT_EQ(day("1969-12-31").number(), -1);
    EXPECT_EQ(Date::from_number(20656), day("2026-07-22"));
}

TEST(Date, IsOrderedAsTheCalendarIs) {
    EXPECT_LT(day("2026-12-31"), day("2027-01-01"));
    EXPECT_EQ(day("2028-02-29").number() + 1, day("2028-03-01").number());
}

TEST(Date, IsWrittenAsItIsRead) {
    // Every day for four centuries: the Gregorian calendar then repeats itself.
    for (auto number = day("1900-01-01").number(); number <= day("2300-01-01").number(); ++number)
        ASSERT_EQ(day(Date::from_number(number).text()).number(), number);
    for (const auto* text : {"1900-01-01", "2024-02-29", "2000-02-29", "2999-12-31"}) EXPECT_EQ(day(text).text(), text);
}

TEST(Date, IsRefusedWhenItDoesNotExistOrIsWrittenOtherwise) {
    for (const auto* text : {"2027-02-30", "2026-02-29", "2100-02-29", "2027-04-31", "2027-13-01", "2027-00-10",
                             "2027-01-00", "2027-01-32"})
        EXPECT_THAT(Date::parse(text).error().reason, HasSubstr("does not exist")) << text;
    for (const auto* text : {"", "2027", "2027-01", "2027-1-1", "27-01-01", "2027/01/01", "2027-01-01 ", " 2027-01-01",
                             "2027-01-01T00:00", "2027-01-0x", "+027-01-01", "２０２７-01-01"})
        EXPECT_THAT(Date::parse(text).error().reason, HasSubstr("is written YYYY-MM-DD")) << text;
    for (const auto* text : {"1899-12-31", "3000-01-01", "0000-01-01"})
        EXPECT_THAT(Date::parse(text).error().reason, HasSubstr("between 1900 and 2999")) << text;
}

TEST(PartialDate, StandsForEveryDayItMayMean) {
    const struct {
        const char *text, *first, *last;
    } cases[] = {{"2027", "2027-01-01", "2027-12-31"},    {"2027-02", "2027-02-01", "2027-02-28"},
                 {"2028-02", "2028-02-01", "2028-02-29"}, {"2027-04", "2027-04-01", "2027-04-30"},
                 {"2027-12", "2027-12-01", "2027-12-31"}, {"2027-05-17", "2027-05-17", "2027-05-17"}};
    for (const auto& [text, first, last] : cases) {
        const auto date = PartialDate::parse(text);
        ASSERT_TRUE(date) << text;
        EXPECT_EQ(date->first(), day(first)) << text;
        EXPECT_EQ(date->last(), day(last)) << text;
        EXPECT_EQ(date->text(), text);
    }
}

TEST(PartialDate, KnowsHowPreciseItIs) {
    EXPECT_EQ(PartialDate::parse("2027")->precision(), PartialDate::Precision::year);
    EXPECT_EQ(PartialDate::parse("2027-01")->precision(), PartialDate::Precision::month);
    EXPECT_EQ(PartialDate::parse("2027-01-01")->precision(), PartialDate::Precision::day);
    EXPECT_NE(PartialDate::parse("2027-01").value(), PartialDate::parse("2027").value())
        << "they begin on one day and are not the same";
}

TEST(PartialDate, IsRefusedWhenItDoesNotExistOrIsWrittenOtherwise) {
    for (const auto* text : {"2027-13", "2027-00", "2027-02-30"})
        EXPECT_THAT(PartialDate::parse(text).error().reason, HasSubstr("does not exist")) << text;
    for (const auto* text : {"", "202", "20270", "2027-", "2027-1", "2027-01-", "2027-01-1", "2027-01-011",
                             "janvier 2027", "01-2027", "2027_01"})
        EXPECT_FALSE(PartialDate::parse(text)) << text;
    for (const auto* text : {"1899", "3000-01", "9999"}) EXPECT_FALSE(PartialDate::parse(text)) << text;
}

}  // namespace
}  // namespace filon
