#include "engine/matching/prices.h"

#include <gtest/gtest.h>

#include "tests/seed.h"

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

struct BreakEvenCase {
    const char* what;
    std::vector<PriceRow> open, in_house;
    PriceShape shape;
    std::optional<std::int64_t> learners;
};

TEST(BreakEven, IsTheLeastNumberOfLearnersWhoPayNoMoreInHouse) {
    const auto group = [](std::int64_t amount) { return euros(amount, PriceBasis::group); };
    const std::vector<BreakEvenCase> table{
        {"four pay 1,600", {euros(400)}, {group(1'600)}, two_days_for_eight, 4},
        {"five pay more than 1,601", {euros(400)}, {group(1'601)}, two_days_for_eight, 5},
        {"by the day", {euros(400)}, {euros(1'000, PriceBasis::day)}, two_days_for_eight, 5},
        {"by the hour", {euros(50, PriceBasis::hour)}, {group(2'100)}, two_days_for_eight, 3},
        {"a full group pays just that", {euros(400)}, {group(3'200)}, two_days_for_eight, 8},
        {"dearer than a full group", {euros(400)}, {group(3'201)}, two_days_for_eight, std::nullopt},
        {"a group of unsaid size grows", {euros(400)}, {group(40'001)}, {}, 101},
        {"and yet not for ever", {euros(1)}, {group(1'001)}, {}, std::nullopt},
        {"one learner is enough", {euros(400)}, {group(400)}, two_days_for_eight, 1},
        {"no more for each learner", {euros(400)}, {euros(400)}, two_days_for_eight, 1},
        {"the cheapest of each form", {euros(400), euros(350)}, {group(1'600), group(1'400)}, two_days_for_eight, 4},
        {"free in-house", {euros(400)}, {euros(0)}, two_days_for_eight, 1},
        {"free sessions", {euros(0)}, {group(1)}, two_days_for_eight, std::nullopt},
        {"no open price", {}, {group(1'600)}, two_days_for_eight, std::nullopt},
        {"no in-house price", {euros(400)}, {}, two_days_for_eight, std::nullopt},
        {"days unsaid", {euros(400)}, {euros(900, PriceBasis::day)}, {.group_max = 8, .days = {}, .hours = {}}, {}},
    };
    for (const auto& [what, open, in_house, shape, learners] : table)
        EXPECT_EQ(break_even({open}, {in_house}, shape), learners) << what;
}

TEST(BreakEven, IsOfWhatEachFormBearsOfTax) {
    const std::vector open{euros(400)}, in_house{euros(1'800, PriceBasis::group)};
    EXPECT_EQ(break_even({open}, {in_house}, two_days_for_eight), 5);
    EXPECT_EQ(break_even({open, Tax::included}, {in_house, Tax::included}, two_days_for_eight), 5);
    EXPECT_EQ(break_even({open, Tax::included}, {in_house}, two_days_for_eight), 4) << "taxed where it is held, alone";
    const std::vector exempt{euros(1'800, PriceBasis::group, Tax::exempt)};
    EXPECT_EQ(break_even({open, Tax::included}, {exempt, Tax::included}, two_days_for_eight), 4);
}

// Whole euros, so that no rounding of a tax makes two totals one.
std::vector<PriceRow> some_prices(std::mt19937_64& chance) {
    const auto below = [&](std::uint64_t end) { return static_cast<std::int64_t>(chance() % end); };
    std::vector<PriceRow> prices;
    for (auto left = below(3); left >= 0; --left) {
        const auto per = static_cast<PriceBasis>(below(4));
        const std::int64_t most = per == PriceBasis::person ? 900 : per == PriceBasis::hour ? 60 : 4'000;
        prices.push_back(euros(below(static_cast<std::uint64_t>(most)), per, static_cast<Tax>(below(3))));
    }
    return prices;
}

TEST(BreakEven, IsWhatCountingOneLearnerAfterAnotherFinds) {
    std::mt19937_64 chance{seed_of_the_run()};
    int found = 0, never = 0;
    for (int round = 0; round < 3'000; ++round) {
        const auto open = some_prices(chance), in_house = some_prices(chance);
        const auto days = static_cast<std::int64_t>(chance() % 6);
        const PriceShape shape{.group_max = static_cast<std::int64_t>(chance() % 14),
                               .days = days == 0 ? std::nullopt : std::optional{days * 700},
                               .hours = days == 0 ? std::nullopt : std::optional{days * 700}};
        const auto tax = [&] { return chance() % 2 == 0 ? Tax::excluded : Tax::included; };
        const FormPrices apart{open, tax()}, together{in_house, tax()};
        // What the contract says, of one number after the other.
        std::optional<std::int64_t> counted;
        for (std::int64_t learners = 1; learners <= most_compared_learners && !counted; ++learners) {
            const auto least = [&](const FormPrices& form) {
                std::optional<Euros> cost;
                for (const auto& price : form.prices)
                    if (const auto total = total_price(price, shape, {.headcount = learners, .tax = form.tax}))
                        cost = cost ? std::min(*cost, *total) : *total;
                return cost;
            };
            const auto sessions = least(apart), group = least(together);
            if (sessions && group && *group <= *sessions) counted = learners;
        }
        ASSERT_EQ(break_even(apart, together, shape), counted) << "round " << round;
        ++(counted ? found : never);
    }
    EXPECT_GT(found, 100);
    EXPECT_GT(never, 100);
}

}  // namespace
}  // namespace filon
