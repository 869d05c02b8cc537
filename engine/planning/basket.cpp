#include "engine/planning/basket.h"

#include <algorithm>
#include <utility>

#include "engine/planning/basket_program.h"
#include "engine/planning/contenders.h"

namespace filon {
namespace {

// As many needs are told apart by one goal as keep its weights well within what GLPK tells apart.
constexpr std::int64_t largest_weight = 10'000;

BasketGoal fewest_providers(const Contenders& contenders) {
    return {.of_contender = std::vector<std::int64_t>(contenders.list.size(), 0), .of_each_provider = 1};
}

BasketGoal largest_score(const Contenders& contenders) {
    BasketGoal goal;
    for (const auto& one : contenders.list) goal.of_contender.push_back(-one.score);
    return goal;
}

BasketGoal least_cost(const Contenders& contenders) {
    BasketGoal goal;
    for (const auto& one : contenders.list) goal.of_contender.push_back(one.cost);
    return goal;
}

// Of equal baskets the first, need by need: ranks as the digits of a number. Only what is undecided counts, and as many
// needs at a time as one goal can hold. The needs that were told apart come off `undecided`.
BasketGoal lowest_ranks(const Contenders& contenders, std::vector<std::uint32_t>& undecided) {
    BasketGoal goal{.of_contender = std::vector<std::int64_t>(contenders.list.size(), 0)};
    std::vector<std::uint32_t> those;
    std::int64_t weight = 1;
    while (!undecided.empty()) {
        const auto need = contenders.list[undecided.front()].need;
        const auto end =
            std::ranges::find_if(undecided, [&](std::uint32_t index) { return contenders.list[index].need != need; });
        const auto digits = end - undecided.begin() + 1;
        if (!those.empty() && weight * digits > largest_weight) break;
        // The first needs weigh most: each need that joins them lifts those before it.
        weight *= digits;
        for (const auto index : those) goal.of_contender[index] *= digits;
        auto before_unmet = digits - 1;
        for (auto index = undecided.begin(); index != end; ++index) goal.of_contender[*index] = -before_unmet--;
        those.insert(those.end(), undecided.begin(), end);
        undecided.erase(undecided.begin(), end);
    }
    return goal;
}

bool settle_ties(const Contenders& contenders, BasketProgram& program, const std::stop_token& stop) {
    auto undecided = program.undecided();
    while (!undecided.empty())
        if (!program.settle(lowest_ranks(contenders, undecided), stop)) return false;
    return true;
}

Basket basket_of(const Contenders& contenders, const Picks& picks) {
    Basket basket;
    basket.chosen.resize(contenders.needs);
    basket.most_met = contenders.met;
    std::int64_t units = 0;
    for (const auto index : picks) {
        const auto& one = contenders.list[index];
        basket.chosen[one.need] = one.rank;
        units += one.cost;
    }
    basket.total = Euros::from_cents(units * contenders.unit);
    return basket;
}

}  // namespace

Basket plan(const PlanRequest& request, const std::stop_token& stop) {
    const auto contenders = contenders_of(request);
    if (contenders.met == 0) return basket_of(contenders, {});
    const bool providers_first = request.prefer == Prefer::fewest_providers;
    BasketProgram program{contenders, providers_first};
    const bool optimal = (!providers_first || program.settle(fewest_providers(contenders), stop)) &&
                         program.settle(largest_score(contenders), stop) &&
                         program.settle(least_cost(contenders), stop) && settle_ties(contenders, program, stop);
    auto basket = basket_of(contenders, program.best());
    basket.optimal = optimal && program.exact();
    return basket;
}

}  // namespace filon
