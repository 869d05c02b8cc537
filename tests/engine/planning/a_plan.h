// Requests for a plan, made for tests, and what is asked of the answers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/planning/basket.h"

namespace filon::planning_tests {

using Needs = std::vector<std::vector<Choice>>;
using Chosen = std::vector<std::optional<std::size_t>>;

inline Choice costing(std::int64_t euros, std::uint16_t score = 500, std::uint32_t provider = 0) {
    return {.score = score, .cost = Euros::from_cents(euros * 100), .provider = provider};
}

inline PlanRequest within(std::int64_t euros, Needs needs, Prefer prefer = Prefer::fit) {
    return {.needs = std::move(needs), .budget = Euros::from_cents(euros * 100), .prefer = prefer};
}

inline Basket plan(const PlanRequest& request) {
    return filon::plan(request, std::stop_token{});
}

// What a basket is worth, the smaller the better: unmet needs, providers where they count, lack of score, cost.
using Worth = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;

inline Worth worth(const PlanRequest& request, const Chosen& chosen) {
    std::int64_t unmet = 0, score = 0, cost = 0;
    std::set<std::uint32_t> providers;
    for (std::size_t need = 0; need < chosen.size(); ++need) {
        if (!chosen[need]) {
            ++unmet;
            continue;
        }
        const auto& choice = request.needs[need].at(*chosen[need]);
        score += choice.score;
        cost += choice.cost.cents();
        providers.insert(choice.provider);
    }
    const bool providers_count = request.prefer == Prefer::fewest_providers;
    return {unmet, providers_count ? static_cast<std::int64_t>(providers.size()) : 0, -score, cost};
}

inline std::int64_t cost(const PlanRequest& request, const Chosen& chosen) {
    return std::get<3>(worth(request, chosen));
}

// How requests are drawn.
struct Chance {
    std::size_t needs = 5;         // exactly
    std::size_t choices = 4;       // at most, where `fewer`
    bool fewer = true;             // some needs have fewer choices, or none
    std::int64_t dearest = 1'000;  // in cents
    std::int64_t step = 1;         // in cents
    std::uint16_t best_score = 1'000;
    std::uint32_t providers = 4;
    bool better_is_dearer = false;  // so that no choice betters another
};

class Dice {
public:
    explicit Dice(std::uint64_t seed) : generator_{seed} {}
    template <class Number>
    Number from(Number least, Number most) {
        return std::uniform_int_distribution<Number>{least, most}(generator_);
    }
    PlanRequest request(const Chance& chance, Prefer prefer) {
        PlanRequest drawn{.needs = Needs(chance.needs), .budget = {}, .prefer = prefer};
        for (auto& need : drawn.needs) {
            need.resize(chance.fewer ? from<std::size_t>(0, chance.choices) : chance.choices);
            for (auto& choice : need) choice = one(chance);
        }
        const auto all = chance.dearest * static_cast<std::int64_t>(chance.needs);
        drawn.budget = Euros::from_cents(chance.fewer ? from<std::int64_t>(0, all) : all / 2);
        return drawn;
    }
    template <class List>
    void shuffle(List& list) {
        std::shuffle(list.begin(), list.end(), generator_);
    }

private:
    Choice one(const Chance& chance) {
        const auto cents = from<std::int64_t>(0, chance.dearest / chance.step) * chance.step;
        auto score = from<std::uint16_t>(0, chance.best_score);
        if (chance.better_is_dearer) {
            const auto fair = 900 * cents / chance.dearest;
            score = static_cast<std::uint16_t>(fair + from<std::int64_t>(0, 100));
        }
        return {.score = score, .cost = Euros::from_cents(cents), .provider = from<std::uint32_t>(1, chance.providers)};
    }
    std::mt19937_64 generator_;
};

}  // namespace filon::planning_tests
