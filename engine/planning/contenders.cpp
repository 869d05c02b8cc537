#include "engine/planning/contenders.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>

namespace filon {
namespace {

// Leaves out what costs more than all there is, and whatever another choice of the need betters: no dearer, no worse,
// of the same provider where providers count; of two alike the earlier rank stays. To take the other instead would
// better any basket.
std::vector<Contender> worthwhile(const PlanRequest& request, std::uint32_t need) {
    std::vector<Contender> affordable;
    const auto& choices = request.needs[need];
    for (std::uint32_t rank = 0; rank < choices.size(); ++rank) {
        const auto& choice = choices[rank];
        if (choice.cost <= request.budget)
            affordable.push_back({need, rank, choice.provider, choice.score, choice.cost.cents()});
    }
    std::ranges::sort(affordable, {}, [](const Contender& one) { return std::tuple{one.cost, -one.score, one.rank}; });
    std::map<std::uint32_t, std::int64_t> best_scores;
    const bool providers_count = request.prefer == Prefer::fewest_providers;
    std::erase_if(affordable, [&](const Contender& one) {
        const auto [best, first] = best_scores.try_emplace(providers_count ? one.provider : 0, one.score);
        const bool bettered = !first && best->second >= one.score;
        best->second = std::max(best->second, one.score);
        return bettered;
    });
    return affordable;
}

// The cheapest way to meet each need that can be met, cheapest first. As many of them as the budget pays for are the
// most needs that it can meet at all.
class CheapestFirst {
public:
    CheapestFirst(const std::vector<Contender>& contenders, std::size_t needs, std::int64_t budget) : place_(needs) {
        std::vector<std::optional<std::int64_t>> least(needs);
        for (const auto& one : contenders)
            least[one.need] = std::min(one.cost, least[one.need].value_or(std::numeric_limits<std::int64_t>::max()));
        std::vector<std::pair<std::int64_t, std::uint32_t>> order;
        for (std::uint32_t need = 0; need < needs; ++need)
            if (least[need]) order.emplace_back(*least[need], need);
        std::ranges::sort(order);
        for (std::size_t place = 0; place < order.size(); ++place) {
            place_[order[place].second] = place;
            least_.push_back(order[place].first);
            if (spent_ + least_.back() > budget) continue;  // nor do those that follow, which cost no less
            spent_ += least_.back();
            ++met_;
        }
    }
    std::uint32_t met() const { return met_; }
    bool is_met(std::uint32_t need) const { return place_[need] < met_; }
    // What meeting one less than the most costs at least, this need not being among them.
    std::int64_t rest(std::uint32_t need) const { return spent_ - least_[is_met(need) ? place_[need] : met_ - 1]; }

private:
    std::vector<std::size_t> place_;   // by need that can be met
    std::vector<std::int64_t> least_;  // by place
    std::int64_t spent_ = 0;
    std::uint32_t met_ = 0;
};

void count_in_units(Contenders& contenders, std::int64_t budget) {
    std::int64_t unit = 0;
    for (const auto& one : contenders.list) unit = std::gcd(unit, one.cost);
    contenders.unit = std::max<std::int64_t>(unit, 1);
    for (auto& one : contenders.list) one.cost /= contenders.unit;
    contenders.budget = budget / contenders.unit;
}

void number_providers(Contenders& contenders) {
    std::map<std::uint32_t, std::uint32_t> numbers;
    for (auto& one : contenders.list)
        one.provider = numbers.try_emplace(one.provider, static_cast<std::uint32_t>(numbers.size())).first->second;
    contenders.providers = static_cast<std::uint32_t>(numbers.size());
}

}  // namespace

Contenders contenders_of(const PlanRequest& request) {
    Contenders found;
    found.needs = static_cast<std::uint32_t>(request.needs.size());
    for (std::uint32_t need = 0; need < found.needs; ++need) {
        const auto some = worthwhile(request, need);
        found.list.insert(found.list.end(), some.begin(), some.end());
    }
    const auto budget = request.budget.cents();
    const CheapestFirst cheapest{found.list, found.needs, budget};
    found.met = cheapest.met();
    // In a basket that meets so many needs, what a choice leaves must pay for the others.
    std::erase_if(found.list,
                  [&](const Contender& one) { return found.met == 0 || one.cost + cheapest.rest(one.need) > budget; });
    std::ranges::sort(found.list, {}, [](const Contender& one) { return std::pair{one.need, one.rank}; });
    count_in_units(found, budget);
    number_providers(found);
    std::vector<std::optional<std::uint32_t>> least(found.needs);
    for (std::uint32_t index = 0; index < found.list.size(); ++index) {
        auto& best = least[found.list[index].need];
        if (!best || found.list[index].cost < found.list[*best].cost) best = index;
    }
    for (std::uint32_t need = 0; need < found.needs; ++need)
        if (least[need] && cheapest.is_met(need)) found.cheapest.push_back(*least[need]);
    return found;
}

}  // namespace filon
