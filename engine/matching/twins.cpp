#include "engine/matching/twins.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "engine/matching/prices.h"

namespace filon {
namespace {

constexpr std::int64_t hours_apart = 10 * parts_of_an_hour;

bool last_alike(const OfferRow& one, const OfferRow& other) {
    // A hundredth of an hour is the 700th part of a day of seven.
    const auto length = [](const OfferRow& offer) {
        const auto shape = PriceShape::of(offer);
        return shape.hours ? shape.hours : shape.days;
    };
    const auto a = length(one), b = length(other);
    if (!a || !b) return !a && !b;
    return std::max(*a, *b) - std::min(*a, *b) <= hours_apart;
}

bool cost_the_same(const Columns& columns, const OfferRow& one, const OfferRow& other) {
    // Its own prices and those of its sessions, each once.
    const auto prices_of = [&](const OfferRow& offer) {
        std::vector<std::array<std::int64_t, 4>> prices;
        const auto add = [&](std::span<const PriceRow> rows) {
            for (const auto& row : rows)
                prices.push_back({row.cents, row.vat_rate, static_cast<int>(row.per), static_cast<int>(row.tax)});
        };
        add(columns.prices_of(offer));
        for (const auto& occasion : columns.occasions_of(offer)) add(columns.prices_of(occasion));
        std::ranges::sort(prices);
        const auto repeated = std::ranges::unique(prices);
        prices.erase(repeated.begin(), repeated.end());
        return prices;
    };
    return prices_of(one) == prices_of(other);
}

bool meet_somewhere(const Columns& columns, const OfferRow& one, const OfferRow& other) {
    const auto is_placed = [](const OccasionRow& occasion) {
        return occasion.in_a_room() && occasion.place != no_index;
    };
    const auto mine = columns.occasions_of(one), theirs = columns.occasions_of(other);
    if (std::ranges::none_of(mine, is_placed) && std::ranges::none_of(theirs, is_placed)) return true;
    return std::ranges::any_of(mine, [&](const OccasionRow& a) {
        return is_placed(a) &&
               std::ranges::any_of(theirs, [&](const OccasionRow& b) { return is_placed(b) && b.place == a.place; });
    });
}

}  // namespace

bool may_be_twins(const Columns& columns, std::uint32_t one, std::uint32_t other) {
    const auto &a = columns.offers[one], &b = columns.offers[other];
    return a.provider == b.provider && a.modalities == b.modalities && last_alike(a, b) &&
           cost_the_same(columns, a, b) && meet_somewhere(columns, a, b);
}

}  // namespace filon
