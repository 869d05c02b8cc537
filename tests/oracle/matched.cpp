#include "tests/oracle/matched.h"

#include <algorithm>
#include <ranges>
#include <tuple>
#include <utility>

#include "engine/text/fold.h"
#include "tests/oracle/prices.h"

namespace filon::oracle {
namespace {

constexpr std::size_t first_places = 10;
constexpr int most_of_a_provider = 2;
constexpr std::uint16_t nothing_known = 600;  // a quality of which nobody knows anything, alone in play

auto by_what_is_shown(const Shown& shown) {
    return std::tuple{-int{shown.score}, unknown_last(shown.price), unknown_last(shown.chord), unknown_last(shown.day)};
}

// The best of those that fit, else of those that are near.
const Judged* best_of(const std::vector<Judged>& all) {
    const Judged* best = nullptr;
    const auto rank = [](const Judged& one) {
        return std::tuple{one.kind != Fit::Kind::fit, by_what_is_shown(one.shown)};
    };
    for (const auto& one : all)
        if (one.kind != Fit::Kind::neither && (best == nullptr || rank(one) < rank(*best))) best = &one;
    return best;
}

// Whether it has not been closed, whatever the day.
bool is_open(const Row& row, const Occasion& occasion) {
    return !occasion.session || row.offer->sessions[*occasion.session].state == SessionState::open;
}

std::vector<Price> prices_of(const Row& row) {
    std::vector<Price> all;
    const auto add = [&](const std::vector<Price>& prices) {
        for (const auto& price : prices)
            if (std::ranges::find(all, price) == all.end()) all.push_back(price);
    };
    add(row.offer->prices);
    for (const auto& occasion : row.occasions)
        if (is_open(row, occasion)) add(occasion.prices);
    return all;
}

std::set<Modality> modalities_of(const Row& row) {
    std::set<Modality> all;
    for (const auto& occasion : row.occasions)
        if (is_open(row, occasion)) all.insert(occasion.modality.begin(), occasion.modality.end());
    return all;
}

std::vector<UnitVector> places_of(const Row& row) {
    std::vector<UnitVector> places;
    for (const auto& occasion : row.occasions)
        if (occasion.place && is_open(row, occasion)) places.push_back(UnitVector::of(occasion.place->point));
    return places;
}

bool share_a_place(const Row& one, const Row& other) {
    const auto a = places_of(one), b = places_of(other);
    if (a.empty() && b.empty()) return true;
    return std::ranges::any_of(a, [&](const auto& place) { return std::ranges::find(b, place) != b.end(); });
}

// In hundredths of an hour.
std::optional<std::int64_t> length_of(const PublicOffer& offer) {
    if (const auto hours = hours_of(offer)) return hours;
    return days_of(offer);
}

bool last_alike(const PublicOffer& one, const PublicOffer& other) {
    constexpr std::int64_t most = 1'000;
    const auto a = length_of(one), b = length_of(other);
    return a && b ? std::abs(*a - *b) <= most : a == b;
}

template <class T>
bool hold_the_same(const std::vector<T>& one, const std::vector<T>& other) {
    return one.size() == other.size() && std::ranges::is_permutation(one, other);
}

// The list as it is laid out: fits and near ones are each in order.
class Layout {
public:
    Layout(std::vector<MatchedOffer> fits, std::vector<MatchedOffer> near) {
        std::vector<MatchedOffer> waiting;
        for (auto& one : fits)
            if (!folded(one)) (!is_full() && capped(one) ? waiting : list_).push_back(std::move(one));
        for (auto* rest : {&waiting, &near})
            for (auto& one : *rest)
                if (!folded(one)) list_.push_back(std::move(one));
    }
    std::vector<MatchedOffer> list() && { return std::move(list_); }

private:
    bool is_full() const { return list_.size() >= first_places; }
    bool capped(const MatchedOffer& one) const {
        return std::ranges::count(list_, one.row->offer->provider, [](const MatchedOffer& other) -> const auto& {
                   return other.row->offer->provider;
               }) >= most_of_a_provider;
    }
    // Into one of the first ten.
    bool folded(const MatchedOffer& one) {
        const auto first = list_ | std::views::take(first_places);
        const auto twin =
            std::ranges::find_if(first, [&](const auto& other) { return are_twins(*one.row, *other.row); });
        if (twin == first.end()) return false;
        twin->twins.push_back(one.row->offer->id);
        return true;
    }

    std::vector<MatchedOffer> list_;
};

}  // namespace

bool are_twins(const Row& one, const Row& other) {
    return one.offer->provider == other.offer->provider && fold_key(one.offer->title) == fold_key(other.offer->title) &&
           modalities_of(one) == modalities_of(other) && hold_the_same(prices_of(one), prices_of(other)) &&
           share_a_place(one, other) && last_alike(*one.offer, *other.offer);
}

std::uint16_t score_of(const Judged& judged, const std::map<Criterion, std::uint16_t>& beside) {
    std::uint64_t sum = 0, weight = 0;
    for (const auto* values : {&judged.values, &beside})
        for (const auto& [criterion, value] : *values) {
            sum += std::uint64_t{value} * weight_of(criterion);
            weight += weight_of(criterion);
        }
    return weight == 0 ? nothing_known : static_cast<std::uint16_t>((2 * sum + weight) / (2 * weight));
}

NeedScan::Places MatchOracle::places_of(const Need& need) const {
    NeedScan::Places places;
    for (const auto& text : need.question.places) places.asked.push_back(reference_.gazetteer.resolve(text).value());
    for (const auto& text : need.excluded_places) places.excluded.push_back(reference_.gazetteer.resolve(text).value());
    return places;
}

std::vector<const Row*> MatchOracle::rows_on(const OnTopic& topic) const {
    std::vector<const Row*> rows;
    for (const auto& row : oracle_.rows())
        if (topic.scores.contains(row.offer->id)) rows.push_back(&row);
    return rows;
}

NeedAnswer MatchOracle::answer(const Need& need, const OnTopic& topic, std::uint64_t tie_seed) const {
    const auto places = places_of(need);
    const NeedScan scan{need, places, reference_.gazetteer};
    NeedAnswer answer;
    std::vector<MatchedOffer> fits, near;
    for (const auto* row : rows_on(topic)) {
        if (scan.fits_remotely(*row)) ++answer.remote_total;
        auto all = scan.judged(*row);
        std::map<Criterion, std::uint16_t> beside;
        if (topic.asked) beside.emplace(Criterion::topic, topic.scores.at(row->offer->id));
        if (const auto at = topic.quality.find(row->offer->provider); at != topic.quality.end())
            beside.emplace(Criterion::quality, at->second);
        for (auto& one : all) one.shown.score = score_of(one, beside);
        if (const auto* best = best_of(all))
            (best->kind == Fit::Kind::fit ? fits : near).push_back({.row = row, .judged = *best, .twins = {}});
    }
    const auto rank = [&](const MatchedOffer& one) {
        const auto& offer = *one.row->offer;
        const bool preferred = std::ranges::find(need.preferred, offer.provider) != need.preferred.end();
        return std::tuple{by_what_is_shown(one.judged.shown), !preferred, tie_hash(tie_seed, hash_of(offer.provider)),
                          tie_hash(tie_seed, hash_of(offer.id))};
    };
    std::ranges::sort(fits, {}, rank);
    std::ranges::sort(near, {}, rank);
    answer.total = fits.size();
    answer.near_total = near.size();
    answer.list = Layout{std::move(fits), std::move(near)}.list();
    for (const auto facet : need.question.facets) answer.facets.emplace(facet, counts(facet, need, topic));
    return answer;
}

std::uint64_t MatchOracle::total(const Need& need, const OnTopic& topic) const {
    const auto places = places_of(need);
    const NeedScan scan{need, places, reference_.gazetteer};
    return static_cast<std::uint64_t>(
        std::ranges::count_if(rows_on(topic), [&](const Row* row) { return scan.fits(*row); }));
}

// What the same need would find with each value selected alone.
std::map<std::string, std::uint64_t> MatchOracle::counts(Facet facet, const Need& need, const OnTopic& topic) const {
    const auto places = places_of(need);
    const NeedScan scan{need, places, reference_.gazetteer};
    std::map<std::string, std::vector<const Row*>> bearers;
    for (const auto* row : rows_on(topic))
        for (const auto& value : scan.values(facet, *row)) bearers[value].push_back(row);
    std::map<std::string, std::uint64_t> counts;
    for (const auto& [value, rows] : bearers) {
        auto alone = need;
        alone.question = selecting_alone(need.question, facet, value);
        const NeedScan of_value{alone, places, reference_.gazetteer};
        const auto count = std::ranges::count_if(rows, [&](const Row* row) { return of_value.fits(*row); });
        if (count > 0) counts.emplace(value, static_cast<std::uint64_t>(count));
    }
    return counts;
}

}  // namespace filon::oracle
