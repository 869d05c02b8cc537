// The plan compared with every basket there is, and the laws that hold of large requests too.
#include <algorithm>
#include <atomic>
#include <numeric>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "tests/engine/planning/a_plan.h"
#include "tests/seed.h"

namespace filon::planning_tests {
namespace {

// Looks at every basket, the lower ranks first and no offer last, and keeps the first of the best.
class EveryBasket {
public:
    explicit EveryBasket(const PlanRequest& request) : request_{request}, chosen_(request.needs.size()) {
        best_ = chosen_;
        look_from(0);
    }
    const Chosen& best() const { return best_; }

private:
    void look_from(std::size_t need) {
        if (need == chosen_.size()) {
            if (cost(request_, chosen_) <= request_.budget.cents() && worth(request_, chosen_) < worth(request_, best_))
                best_ = chosen_;
            return;
        }
        for (std::size_t rank = 0; rank < request_.needs[need].size(); ++rank) {
            chosen_[need] = rank;
            look_from(need + 1);
        }
        chosen_[need].reset();
        look_from(need + 1);
    }
    const PlanRequest& request_;
    Chosen chosen_;
    Chosen best_;
};

class PlanOracle : public ::testing::TestWithParam<Prefer> {
protected:
    void agrees_with_every_basket(const Chance& chance, int requests) {
        for (int n = 0; n < requests; ++n) {
            auto some = chance;
            some.needs = dice.from<std::size_t>(0, chance.needs);
            const auto request = dice.request(some, GetParam());
            const EveryBasket every{request};
            const auto basket = plan(request);
            ASSERT_EQ(worth(request, basket.chosen), worth(request, every.best())) << "request " << n;
            ASSERT_EQ(basket.chosen, every.best()) << "request " << n;
            ASSERT_EQ(basket.total.cents(), cost(request, basket.chosen));
            ASSERT_TRUE(basket.optimal);
            ASSERT_EQ(basket.most_met, met(basket));
        }
    }
    static std::uint32_t met(const Basket& basket) {
        return static_cast<std::uint32_t>(
            std::ranges::count_if(basket.chosen, [](const auto& one) { return one.has_value(); }));
    }
    std::uint64_t seed = seed_of_the_run();
    Dice dice{seed};
    testing::ScopedTrace trace{__FILE__, __LINE__, "FILON_SEED=" + std::to_string(seed)};
};

TEST_P(PlanOracle, AgreesWithEveryBasketWhereAmountsDiffer) {
    agrees_with_every_basket({.dearest = 100'000}, 150);
}

TEST_P(PlanOracle, AgreesWithEveryBasketWhereManyAreEqual) {
    agrees_with_every_basket({.dearest = 3, .best_score = 2, .providers = 3}, 300);
}

TEST_P(PlanOracle, AgreesWithEveryBasketWhereNoChoiceBettersAnother) {
    agrees_with_every_basket({.dearest = 5'000, .better_is_dearer = true}, 150);
}

// 1.5 million euros an offer: GLPK's tolerances alone would let the budget be exceeded by cents.
TEST_P(PlanOracle, AgreesToTheCentWhereAmountsAreLarge) {
    agrees_with_every_basket({.dearest = 150'000'001, .providers = 2, .better_is_dearer = true}, 150);
}

// The budget is what some basket costs, give or take a cent.
TEST_P(PlanOracle, TakesABasketThatCostsTheBudgetAndLeavesOneThatCostsACentMore) {
    for (int n = 0; n < 150; ++n) {
        auto request =
            dice.request({.fewer = false, .dearest = 90'000'001, .best_score = 60, .providers = 3}, GetParam());
        Chosen some;
        for (const auto& need : request.needs) some.emplace_back(dice.from<std::size_t>(0, need.size() - 1));
        request.budget = Euros::from_cents(std::max<std::int64_t>(cost(request, some) + dice.from(-1, 1), 0));
        ASSERT_EQ(plan(request).chosen, EveryBasket{request}.best()) << "request " << n;
    }
}

TEST_P(PlanOracle, NeverMeetsFewerNeedsWithALargerBudget) {
    for (int n = 0; n < 10; ++n) {
        auto request = dice.request({.needs = 10, .choices = 8}, GetParam());
        auto before = worth(request, Chosen(request.needs.size()));
        for (std::int64_t cents = 0; cents < 6'000; cents += dice.from(200, 900)) {
            request.budget = Euros::from_cents(cents);
            const auto now = worth(request, plan(request).chosen);
            ASSERT_LE(now, before) << "request " << n << ", " << cents << " cents";
            before = now;
        }
    }
}

TEST_P(PlanOracle, IsWorthTheSameInWhateverOrderTheNeedsCome) {
    for (int n = 0; n < 10; ++n) {
        auto request = dice.request({.needs = 10, .choices = 8}, GetParam());
        const auto before = worth(request, plan(request).chosen);
        dice.shuffle(request.needs);
        for (auto& need : request.needs) dice.shuffle(need);
        ASSERT_EQ(worth(request, plan(request).chosen), before) << "request " << n;
    }
}

TEST_P(PlanOracle, AnswersAlikeWheneverAndInWhicheverThreadItIsAsked) {
    const auto request = dice.request({.needs = 12, .choices = 10, .fewer = false, .best_score = 20}, GetParam());
    const auto first = plan(request).chosen;
    std::vector<Chosen> others(4);
    {
        std::vector<std::jthread> threads;
        for (auto& other : others) threads.emplace_back([&] { other = plan(request).chosen; });
    }
    for (const auto& other : others) EXPECT_EQ(other, first);
}

// Of twenty needs of twenty choices no oracle tells the best; what is promised of every basket holds.
TEST_P(PlanOracle, SolvesTwentyNeedsOfTwentyChoices) {
    for (int n = 0; n < 5; ++n) {
        const auto request =
            dice.request({.needs = 20, .choices = 20, .fewer = false, .dearest = 500'000, .providers = 40}, GetParam());
        const auto basket = plan(request);
        ASSERT_TRUE(basket.optimal) << "request " << n;
        ASSERT_LE(basket.total, request.budget);
        ASSERT_EQ(basket.total.cents(), cost(request, basket.chosen));
        ASSERT_EQ(basket.most_met, met(basket));
    }
}

// Asked to stop at any moment, it hands back a basket within the budget that meets as many needs as any.
TEST_P(PlanOracle, HandsBackABasketWithinTheBudgetWheneverItIsStopped) {
    const Chance hard{
        .needs = 20, .choices = 20, .fewer = false, .dearest = 500'000, .providers = 30, .better_is_dearer = true};
    for (int n = 0; n < 8; ++n) {
        auto request = dice.request(hard, GetParam());
        request.budget = Euros::from_cents(dice.from<std::int64_t>(200'000, 4'000'000));
        std::stop_source source;
        std::atomic rounds = dice.from(0, 1'000'000);
        const std::jthread other{[&] {
            while (rounds > 0) --rounds;
            source.request_stop();
        }};
        const auto basket = filon::plan(request, source.get_token());
        ASSERT_LE(basket.total, request.budget) << "request " << n;
        ASSERT_EQ(basket.total.cents(), cost(request, basket.chosen));
        ASSERT_EQ(basket.most_met, met(basket));
    }
}

INSTANTIATE_TEST_SUITE_P(Prefers, PlanOracle, ::testing::Values(Prefer::fit, Prefer::fewest_providers),
                         [](const auto& about) { return about.param == Prefer::fit ? "Fit" : "FewestProviders"; });

}  // namespace
}  // namespace filon::planning_tests
