#include "engine/matching/prices.h"

#include <gtest/gtest.h>

namespace filon {
namespace {

struct PriceCase {
    const char* what;
    PriceRow price;
    PriceShape shape;
    PriceTerms terms;
    std::optional<std::int64_t> cents;
};

constexpr PriceRow euros(std::int64_t amount, PriceBasis per = PriceBasis::person, Tax tax = Tax::excluded) {
    return {.cents = amount * 100, .vat_rate = 2'000, .per = per, .tax = tax};
}
constexpr PriceShape two_days_for_eight{.group_max = 8, .days = 1'400, .hours = 1'400};

class PriceTable : public testing::TestWithParam<PriceCase> {};

TEST_P(PriceTable, ComparesOnOneBasis) {
    const auto& [what, price, shape, terms, cents] = GetParam();
    const auto total = total_price(price, shape, terms);
    const auto compared = total ? on_basis(*total, shape, terms) : std::nullopt;
    ASSERT_EQ(compared.has_value(), cents.has_value()) << what;
    EXPECT_EQ(compared.value_or(Euros{}).cents(), cents.value_or(0)) << what;
}

using Per = PriceAskedPer;
INSTANTIATE_TEST_SUITE_P(
    Prices, PriceTable,
    testing::Values(
        PriceCase{"a person pays what is written", euros(400), {}, {}, 40'000},
        PriceCase{"and so does each of six", euros(400), {}, {.headcount = 6}, 40'000},
        PriceCase{"six in all", euros(400), {}, {.headcount = 6, .per = Per::total}, 240'000},
        PriceCase{"a group is shared", euros(1'200, PriceBasis::group), two_days_for_eight, {.headcount = 6}, 20'000},
        PriceCase{"nine of at most eight are two groups",
                  euros(1'200, PriceBasis::group),
                  two_days_for_eight,
                  {.headcount = 9, .per = Per::total},
                  240'000},
        PriceCase{"the price of each of them",
                  euros(1'200, PriceBasis::group),
                  two_days_for_eight,
                  {.headcount = 9, .per = Per::group},
                  120'000},
        PriceCase{"a group of unsaid size takes all",
                  euros(1'200, PriceBasis::group),
                  {},
                  {.headcount = 100, .per = Per::total},
                  120'000},
        PriceCase{"days by rate",
                  euros(900, PriceBasis::day),
                  two_days_for_eight,
                  {.headcount = 6, .per = Per::total},
                  180'000},
        PriceCase{"ten hours are ten sevenths of a day",
                  euros(700, PriceBasis::day),
                  {.days = 1'000, .hours = 1'000},
                  {},
                  100'000},
        PriceCase{"days unsaid", euros(900, PriceBasis::day), {}, {}, std::nullopt},
        PriceCase{"a day's rate again",
                  euros(900, PriceBasis::day),
                  two_days_for_eight,
                  {.headcount = 9, .per = Per::day},
                  90'000},
        PriceCase{"hours of one learner", euros(15, PriceBasis::hour), two_days_for_eight, {.headcount = 3}, 21'000},
        PriceCase{"an hour's price again",
                  euros(15, PriceBasis::hour),
                  two_days_for_eight,
                  {.headcount = 3, .per = Per::hour},
                  1'500},
        PriceCase{"a person's day", euros(400), two_days_for_eight, {.headcount = 3, .per = Per::person_day}, 20'000},
        PriceCase{"thirds are rounded to the cent", euros(1'000, PriceBasis::group), {}, {.headcount = 3}, 33'333},
        PriceCase{"with tax", euros(100), {}, {.tax = Tax::included}, 12'000},
        PriceCase{"without", euros(120, PriceBasis::person, Tax::included), {}, {}, 10'000},
        PriceCase{
            "exempt either way", euros(100, PriceBasis::person, Tax::exempt), {}, {.tax = Tax::included}, 10'000}));

TEST(Cheapest, IsWhatCostsTheHeadcountLeast) {
    const std::vector prices{euros(400), euros(1'500, PriceBasis::group)};
    EXPECT_EQ(cheapest(prices, {}, {.headcount = 3})->index, 0U);
    EXPECT_EQ(cheapest(prices, {}, {.headcount = 4})->index, 1U);
    EXPECT_FALSE(cheapest({}, {}, {}).has_value());
}

TEST(TotalPrice, StaysPositiveForTheLargestAmountsThatARecordMayHave) {
    const PriceRow price{.cents = 1'000'000'000'000, .vat_rate = 10'000, .per = PriceBasis::hour, .tax = Tax::excluded};
    const auto total = total_price(price, {.group_max = 0, .days = {}, .hours = 100'000'000},
                                   {.headcount = 1, .per = Per::total, .tax = Tax::excluded});
    EXPECT_EQ(total->cents(), 10'000'000'000'000'000);
}

}  // namespace
}  // namespace filon
