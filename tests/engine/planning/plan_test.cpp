#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/planning/basket.h"
#include "tests/engine/planning/a_plan.h"

namespace filon::planning_tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;
constexpr std::nullopt_t unmet = std::nullopt;

Euros euros(std::int64_t amount) {
    return Euros::from_cents(amount * 100);
}

TEST(Plan, TakesTheBestOfferOfEachNeedWhereTheBudgetPaysForAll) {
    const auto basket =
        plan(within(5'000, {{costing(500, 300), costing(900, 800)}, {costing(1'000, 900), costing(200, 100)}}));

    EXPECT_THAT(basket.chosen, ElementsAre(Optional(1), Optional(0)));
    EXPECT_EQ(basket.total, euros(1'900));
    EXPECT_TRUE(basket.optimal);
    EXPECT_EQ(basket.most_met, 2u);
}

TEST(Plan, MeetsMoreNeedsRatherThanOneNeedBetter) {
    const auto basket = plan(within(1'000, {{costing(1'000, 1'000), costing(600, 10)}, {costing(400, 10)}}));

    EXPECT_THAT(basket.chosen, ElementsAre(Optional(1), Optional(0)));
}

TEST(Plan, LeavesUnmetTheNeedThatCostsTheOthersTheirPlace) {
    const auto basket = plan(within(1'000, {{costing(900, 1'000)}, {costing(500, 1)}, {costing(500, 1)}}));

    EXPECT_THAT(basket.chosen, ElementsAre(unmet, Optional(0), Optional(0)));
    EXPECT_EQ(basket.total, euros(1'000));
    EXPECT_EQ(basket.most_met, 2u);
}

TEST(Plan, SpendsWhereItBringsTheLargestSumOfScores) {
    // 600 euros more bring 400 thousandths for the first need, 300 for the second.
    const auto basket =
        plan(within(1'600, {{costing(500, 500), costing(1'100, 900)}, {costing(500, 600), costing(1'100, 900)}}));

    EXPECT_THAT(basket.chosen, ElementsAre(Optional(1), Optional(0)));
}

TEST(Plan, TakesTheCheapestOfBasketsThatScoreAlike) {
    const auto basket =
        plan(within(2'000, {{costing(500, 400), costing(900, 500)}, {costing(600, 500), costing(500, 400)}}));
    EXPECT_EQ(basket.total, euros(1'500));

    const auto tight =
        plan(within(1'400, {{costing(500, 400), costing(900, 500)}, {costing(600, 500), costing(500, 400)}}));
    EXPECT_THAT(tight.chosen, ElementsAre(Optional(0), Optional(0)));
    EXPECT_EQ(tight.total, euros(1'100));
}

TEST(Plan, TakesTheLowestRankOfOffersThatAreAlike) {
    const auto basket = plan(within(900, {{costing(100), costing(100)}, {costing(300), costing(100), costing(100)}}));

    EXPECT_THAT(basket.chosen, ElementsAre(Optional(0), Optional(1)));
}

TEST(Plan, MeetsTheEarlierOfTwoNeedsThatAreAlike) {
    EXPECT_THAT(plan(within(100, {{costing(100)}, {costing(100)}})).chosen, ElementsAre(Optional(0), unmet));
}

TEST(Plan, DealsWithFewProvidersWhereThatIsPreferredWhateverTheScores) {
    const Needs needs{{costing(500, 900, 1), costing(800, 400, 3)}, {costing(500, 900, 2), costing(800, 400, 3)}};

    EXPECT_THAT(plan(within(2'000, needs)).chosen, ElementsAre(Optional(0), Optional(0)));
    EXPECT_THAT(plan(within(2'000, needs, Prefer::fewest_providers)).chosen, ElementsAre(Optional(1), Optional(1)));
}

TEST(Plan, MeetsMostNeedsBeforeItSparesProviders) {
    const Needs needs{{costing(500, 900, 1), costing(800, 900, 3)}, {costing(500, 900, 2), costing(800, 900, 3)}};

    EXPECT_THAT(plan(within(1'000, needs, Prefer::fewest_providers)).chosen, ElementsAre(Optional(0), Optional(0)));
}

TEST(Plan, TakesTheBestScoresAmongAsFewProviders) {
    const Needs needs{{costing(100, 500, 1), costing(300, 700, 2)}, {costing(100, 500, 1), costing(300, 700, 2)}};

    EXPECT_THAT(plan(within(600, needs, Prefer::fewest_providers)).chosen, ElementsAre(Optional(1), Optional(1)));
    EXPECT_THAT(plan(within(599, needs, Prefer::fewest_providers)).chosen, ElementsAre(Optional(0), Optional(0)));
}

TEST(Plan, SpendsTheBudgetToItsLastCentAndNotOneMore) {
    PlanRequest request{
        .needs = {{{.score = 1, .cost = Euros::from_cents(33'333)}, {.score = 2, .cost = Euros::from_cents(66'667)}},
                  {{.score = 1, .cost = Euros::from_cents(33'333)}}},
        .budget = Euros::from_cents(100'000)};
    EXPECT_EQ(plan(request).total, request.budget);

    request.budget = Euros::from_cents(99'999);
    EXPECT_EQ(plan(request).total, Euros::from_cents(66'666));
}

TEST(Plan, LeavesUnmetWhatNobodyOffersOrTheBudgetCannotPay) {
    const auto basket = plan(within(100, {{}, {costing(101)}, {costing(100)}}));

    EXPECT_THAT(basket.chosen, ElementsAre(unmet, unmet, Optional(0)));
    EXPECT_EQ(basket.most_met, 1u);
}

TEST(Plan, IsEmptyWithoutNeedsOrWithoutMoney) {
    EXPECT_THAT(plan(within(100, {})).chosen, IsEmpty());

    const auto penniless = plan(within(0, {{costing(1)}}));
    EXPECT_THAT(penniless.chosen, ElementsAre(unmet));
    EXPECT_EQ(penniless.total, euros(0));
    EXPECT_TRUE(penniless.optimal);
}

TEST(Plan, TakesWhatCostsNothingWithoutMoney) {
    EXPECT_THAT(plan(within(0, {{costing(0, 200), costing(0, 300)}})).chosen, ElementsAre(Optional(1)));
}

TEST(Plan, SaysThatItIsNotOptimalWhereItWasStopped) {
    const auto request =
        within(1'600, {{costing(500, 500), costing(1'100, 900)}, {costing(500, 600), costing(1'100, 900)}});
    std::stop_source stopped;
    stopped.request_stop();

    const auto basket = filon::plan(request, stopped.get_token());

    EXPECT_FALSE(basket.optimal);
    EXPECT_THAT(basket.chosen, ElementsAre(Optional(0), Optional(0)));
    EXPECT_EQ(basket.total, euros(1'000));
    EXPECT_EQ(basket.most_met, 2u);
}

TEST(Plan, DoesNotCallOptimalWhatIsPastWhatItCanTellApart) {
    const auto most = std::int64_t{1'000'000'000'000};
    const auto basket = plan(
        {.needs = {{{.score = 1, .cost = Euros::from_cents(most - 1)}, {.score = 2, .cost = Euros::from_cents(most)}},
                   {{.score = 3, .cost = Euros::from_cents(1)}}},
         .budget = Euros::from_cents(most)});

    EXPECT_FALSE(basket.optimal);
    EXPECT_THAT(basket.chosen, ElementsAre(Optional(0), Optional(0)));
    EXPECT_EQ(basket.total, Euros::from_cents(most));
}

}  // namespace
}  // namespace filon::planning_tests
