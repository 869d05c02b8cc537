#include "engine/matching/match.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "engine/matching/attendance.h"
#include "engine/matching/offer_filter.h"
#include "engine/matching/page.h"
#include "engine/matching/search.h"
#include "engine/matching/twins.h"

namespace filon {
namespace {

// Twins are folded and providers held back on the first places.
constexpr std::size_t first_places = 10;
constexpr std::uint32_t most_of_a_provider = 2;

struct Ranked {
    std::uint32_t offer = 0;
    std::uint16_t topic_score = 0, score = 0;
    Attendance shown;
};

// Offers of one kind, handed out best first: only those that are asked for are put in order.
class Queue {
public:
    Queue(const Columns& columns, const MatchRequest& request) : columns_{columns}, request_{request} {}

    void add(const Ranked& one) { all_.push_back(one); }
    std::size_t size() const { return all_.size(); }
    void make_ready() {
        std::ranges::make_heap(all_, [this](const Ranked& a, const Ranked& b) { return comes_first(b, a); });
    }
    bool empty() const { return all_.empty(); }
    Ranked take() {
        std::ranges::pop_heap(all_, [this](const Ranked& a, const Ranked& b) { return comes_first(b, a); });
        const auto best = all_.back();
        all_.pop_back();
        return best;
    }
    // Those that are left, in no order.
    const std::vector<Ranked>& left() const { return all_; }

private:
    bool comes_first(const Ranked& a, const Ranked& b) const {
        const auto key = [](const Ranked& one) { return std::tuple{-std::int32_t{one.score}, dearness(one.shown)}; };
        const auto left = key(a), right = key(b);
        if (left != right) return left < right;
        const auto tie = [this](const Ranked& one) {
            const bool preferred =
                std::ranges::find(request_.preferred, columns_.offers[one.offer].provider) != request_.preferred.end();
            return std::tuple{!preferred, tie_of(columns_, request_.tie_seed, one.offer)};
        };
        return tie(a) < tie(b);
    }

    const Columns& columns_;
    const MatchRequest& request_;
    std::vector<Ranked> all_;
};

// The order of all that fit and all that are near, down to the end of the page.
class Listing {
public:
    Listing(const Columns& columns, const SameTitle& same_title, std::size_t end)
        : columns_{columns}, same_title_{same_title}, end_{end}, is_among_first_(columns.providers.size()) {}

    void add_all(Queue& fits, Queue& near) {
        std::vector<Ranked> held_back;
        while (places_.size() < first_places && !fits.empty()) {
            const auto one = fits.take();
            if (is_folded(one.offer)) continue;
            auto& taken = taken_by_provider_[columns_.offers[one.offer].provider];
            if (taken == most_of_a_provider) {
                held_back.push_back(one);
                continue;
            }
            ++taken;
            give_place(one);
        }
        // On the first places there are as many as there are at all: what comes last may be among them.
        const auto until = std::max(end_, first_places);
        while (places_.size() < until && !fits.empty()) add(fits.take());
        if (fits.empty())
            for (const auto& one : held_back)
                if (places_.size() < until) add(one);
        while (places_.size() < until && fits.empty() && !near.empty()) add(near.take());
        fold_those_left(fits.left());
        fold_those_left(held_back);
        fold_those_left(near.left());
    }

    struct Place {
        Ranked ranked;
        std::vector<std::uint32_t> twins;
    };
    std::vector<Place> places() && { return std::move(places_); }

private:
    void add(const Ranked& one) {
        if (!is_folded(one.offer)) give_place(one);
    }
    void give_place(const Ranked& one) {
        if (places_.size() < first_places) is_among_first_[columns_.offers[one.offer].provider] = true;
        places_.push_back({one, {}});
    }
    bool is_folded(std::uint32_t offer) {
        if (!is_among_first_[columns_.offers[offer].provider]) return false;
        for (std::size_t i = 0; i < std::min(places_.size(), first_places); ++i) {
            auto& place = places_[i];
            if (place.ranked.offer == offer || !may_be_twins(columns_, place.ranked.offer, offer) ||
                !same_title_(place.ranked.offer, offer))
                continue;
            if (std::ranges::find(place.twins, offer) == place.twins.end()) place.twins.push_back(offer);
            return true;
        }
        return false;
    }
    // Whom a first place stands for is said whole, however short the page is.
    void fold_those_left(const std::vector<Ranked>& left) {
        for (const auto& one : left) is_folded(one.offer);
    }

    const Columns& columns_;
    const SameTitle& same_title_;
    const std::size_t end_;
    std::vector<Place> places_;
    std::vector<bool> is_among_first_;  // by provider: whether one of the first places is its
    std::unordered_map<std::uint32_t, std::uint32_t> taken_by_provider_;
};

// The remote alone that would be found were no place asked for, as `search` counts them, without looking at any other.
std::uint64_t remote_among(const Columns& columns, const Candidates& candidates, const Criteria& criteria,
                           const std::stop_token& stop) {
    if (criteria.places.empty() || criteria.modality.any()) return 0;
    const OfferFilter filter{columns, criteria};
    Attender attender{columns, criteria, Preference::cheapest, 0, stop};
    const bool rows_stand = columns.standing.day == criteria.today;
    std::uint64_t remote = 0;
    candidates.each(columns.offers.size(), stop, [&](const Candidate& candidate) {
        const auto& offer = columns.offers[candidate.offer];
        if ((offer.modalities & remote_modalities) == 0) return;
        if (rows_stand && !columns.standing.rows[candidate.offer].remote_alone()) return;
        if (filter.misses(offer) == FacetSet{0} && attender.attend(offer).found_remotely) ++remote;
    });
    return remote;
}

}  // namespace

MatchResult match(const Columns& columns, const Candidates& on_topic, const MatchRequest& request,
                  const SameTitle& same_title, const std::stop_token& stop) {
    FitJudge judge{columns, request.criteria, request.must, request.topic_asked, stop};
    Queue fits{columns, request}, near{columns, request};
    const auto look_at = [&](const Candidate& candidate) {
        const auto fit = judge.judge(candidate.offer, candidate.score);
        if (fit.kind == Fit::Kind::neither) return;
        (fit.kind == Fit::Kind::fit ? fits : near)
            .add({.offer = candidate.offer, .topic_score = candidate.score, .score = fit.score, .shown = fit.shown});
    };
    if (const auto there = on_topic.every ? judge.in_reach() : std::nullopt)
        on_topic.each_among(*there, stop, look_at);
    else
        on_topic.each(columns.offers.size(), stop, look_at);
    // Fits are counted; facets, or what is remote, are another walk, where they are asked for.
    SearchResult counted;
    if (request.facets.empty())
        counted.remote_total = remote_among(columns, on_topic, request.criteria, stop);
    else
        counted = search(columns, on_topic, {.criteria = request.criteria, .limit = 0, .facets = request.facets}, stop);
    MatchResult result{.total = fits.size(),
                       .near_total = near.size(),
                       .remote_total = counted.remote_total,
                       .in_play = judge.in_play(),
                       .page = {},
                       .facets = std::move(counted.facets)};

    fits.make_ready();
    near.make_ready();
    Listing listing{columns, same_title, request.offset + request.limit};
    listing.add_all(fits, near);
    auto places = std::move(listing).places();
    for (auto at = request.offset; at < std::min(places.size(), request.offset + request.limit); ++at) {
        auto& [ranked, twins] = places[at];
        std::ranges::sort(twins);
        result.page.push_back(
            {.offer = ranked.offer, .fit = judge.judge(ranked.offer, ranked.topic_score), .twins = std::move(twins)});
    }
    return result;
}

}  // namespace filon
