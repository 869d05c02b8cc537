#include "engine/matching/search.h"

#include <array>
#include <bit>
#include <optional>
#include <utility>

#include "engine/matching/attendance.h"
#include "engine/matching/offer_filter.h"

namespace filon {
namespace {

FacetSet set_of(const std::vector<Facet>& facets) {
    FacetSet set = 0;
    for (const auto facet : facets) set |= only(facet);
    return set;
}

// One search under way: what it asks made ready, what it has found so far.
class Search {
public:
    Search(const Columns& columns, const Signals& signals, const SearchRequest& request, const std::stop_token& stop)
        : columns_{columns},
          signals_{signals},
          request_{request},
          facets_{set_of(request.facets)},
          filter_{columns, request.criteria},
          attender_{columns, request.criteria, preference_of(request.sort), facets_, stop},
          counters_{columns, facets_, attender_.this_month()},
          page_{
              {.columns = columns, .sort = request.sort, .tie_seed = request.tie_seed}, request.offset, request.limit},
          looks_at_offers_{request.criteria.anything() || facets_ != 0 || request.sort != Sort::relevance},
          by_rows_{rows_stand(columns, request)},
          by_occasions_{!by_rows_ && (request.criteria.about_occasions() || (facets_ & occasion_facets) != 0)},
          away_by_rows_{columns.standing.day == request.criteria.today &&
                        !request.criteria.about_occasions_anywhere()} {}

    // Where many offers are to be looked at, it pays to know beforehand which of them may be at the places asked for.
    // What is asked for remotely may be anywhere.
    void look_around(const Candidates& candidates) {
        const auto many = columns_.offers.size() / 64;
        const auto& criteria = request_.criteria;
        if (criteria.places.empty() || (criteria.modality.values & remote_modalities) != 0) return;
        if (candidates.every || candidates.scored.size() > many) there_ = attender_.surroundings().offers();
    }

    void run(const Candidates& candidates, const std::stop_token& stop) {
        if (!looks_at_offers_ && !candidates.every) return take_best(candidates, stop);
        look_around(candidates);
        if (there_ && candidates.every && away_by_rows_ && !request_.criteria.about_offers()) {
            candidates.each_among(*there_, stop, [&](const Candidate& candidate) { look_at(candidate); });
            count_all_away();
            return;
        }
        candidates.each(
            columns_.offers.size(), stop,
            [&](const Candidate& candidate) {
                if (there_ && !there_->holds(candidate.offer))
                    look_at_away(candidate);
                else
                    look_at(candidate);
            },
            [&](std::uint32_t offer) { look_ahead(offer); });
    }

    // Rows lie apart: the processor is told in time which ones are wanted. Half a while later the occasions are.
    void look_ahead(std::uint32_t offer) {
        if (!looks_at_offers_) return;
        if (there_ && !there_->holds(offer)) {
            __builtin_prefetch(&columns_.offers[offer]);
            if (away_by_rows_) __builtin_prefetch(&columns_.standing.rows[offer]);
            return;
        }
        __builtin_prefetch(&columns_.offers[offer]);
        const auto nearer = std::exchange(ahead_[turn_], offer);
        turn_ = (turn_ + 1) % ahead_.size();
        if (by_rows_) __builtin_prefetch(&columns_.standing.rows[offer]);
        if (by_occasions_) {
            const auto* occasion = columns_.occasions.data() + columns_.offers[nearer].first_occasion;
            __builtin_prefetch(occasion);
            __builtin_prefetch(occasion + 2);
        }
    }

    void look_at(const Candidate& candidate) {
        const auto& offer = columns_.offers[candidate.offer];
        const auto misses = filter_.misses(offer);
        // One miss still counts for the facet of that very filter, where it is asked for; two count for none.
        if (!misses || (*misses != 0 && (!std::has_single_bit(*misses) || (*misses & facets_) == 0))) return;
        if (by_occasions_)
            look_at_occasions(candidate, offer, *misses);
        else if (*misses != 0)
            counters_.count(offer, *misses);
        else
            find(candidate, offer);
    }

    SearchResult result() && {
        result_.page = std::move(page_).hits();
        for (const auto facet : request_.facets) result_.facets.push_back(counters_.result(facet, request_.criteria));
        return std::move(result_);
    }

private:
    // Scores alone decide: what falls short of the page's last is not looked at.
    void take_best(const Candidates& candidates, const std::stop_token& stop) {
        result_.total = candidates.scored.size();
        StopCheck check{stop};
        std::array<std::uint32_t, Candidates::whole_score + 1> having{};
        for (const auto& candidate : candidates.scored) ++having[candidate.score];
        std::size_t enough = request_.offset + request_.limit, least = Candidates::whole_score;
        for (; least > 0 && having[least] < enough; --least) enough -= having[least];
        const auto enough_score = signals_.at_least(static_cast<std::uint16_t>(least));
        for (const auto& candidate : candidates.scored) {
            check();
            if (signals_.at_most(candidate.score) >= enough_score) show(candidate, columns_.offers[candidate.offer]);
        }
    }

    // Not at the places asked for: it can be counted as remote, and nowhere else.
    void look_at_away(const Candidate& candidate) {
        const auto& offer = columns_.offers[candidate.offer];
        if ((offer.modalities & remote_modalities) == 0) return;
        if (const auto misses = filter_.misses(offer); !misses || *misses != 0) return;
        if (!away_by_rows_) return look_at_occasions(candidate, offer, 0);
        const auto& row = columns_.standing.rows[candidate.offer];
        if (row.remote_alone()) ++result_.remote_total;
        for (const auto modality : {Modality::remote, Modality::elearning})
            if ((row.remote() & mask_of(modality)) != 0) counters_.count_remote(modality, 1);
    }

    // Of every offer that is not there at once: of the whole catalogue, but for those that are.
    void count_all_away() {
        auto remote_alone = columns_.standing.remote_alone;
        std::array<std::uint32_t, names_of<Modality>::list.size()> remote{};
        for (const auto& count : columns_.standing.counts)
            if (count.facet == Facet::modality && count.value < remote.size())
                remote[count.value] = static_cast<std::uint32_t>(count.count);
        there_->each([&](std::uint32_t offer) {
            const auto& row = columns_.standing.rows[offer];
            remote_alone -= row.remote_alone() ? 1U : 0U;
            for (std::size_t value = 0; value < remote.size(); ++value)
                remote[value] -= static_cast<unsigned>(row.remote()) >> value & 1U;
        });
        result_.remote_total += remote_alone;
        for (const auto modality : {Modality::remote, Modality::elearning})
            counters_.count_remote(modality, remote[static_cast<std::size_t>(modality)]);
    }

    // Nothing is asked of its sessions: which one is shown matters only where it may come on the page.
    void find(const Candidate& candidate, const OfferRow& offer) {
        ++result_.total;
        counters_.count(offer, facets_);
        if (by_rows_ && (facets_ & occasion_facets) != 0)
            count_sessions(offer, columns_.standing.rows[candidate.offer]);
        show(candidate, offer);
    }

    void show(const Candidate& candidate, const OfferRow& offer) {
        if (page_.closed_to(signals_.at_most(candidate.score))) return;
        const auto score = signals_.score(candidate.offer, candidate.score);
        if (page_.closed_to(score)) return;
        if (by_rows_) {
            const auto& row = columns_.standing.rows[candidate.offer];
            const auto price = row.price == no_index ? unknown_amount : std::int64_t{row.price};
            if (row.at_length == 0 && page_.closed_to(score, price)) return;
        }
        page_.add({.offer = candidate.offer, .score = score, .attendance = attender_.attend(offer).shown});
    }

    // Its share of the facets of sessions, from the row that stands.
    void count_sessions(const OfferRow& offer, const StandingRow& row) {
        if (row.at_length != 0)
            attender_.attend(offer, values_);
        else
            set_values(values_, row);
        counters_.count(offer, values_);
    }

    void look_at_occasions(const Candidate& candidate, const OfferRow& offer, FacetSet misses) {
        const bool counts_occasions = misses == 0 && (facets_ & occasion_facets) != 0;
        const auto attendance = counts_occasions ? attender_.attend(offer, values_) : attender_.attend(offer);
        if (counts_occasions) counters_.count(offer, values_);
        if (misses == 0 && attendance.found_remotely) ++result_.remote_total;
        if (!attendance.found) return;
        counters_.count(offer, misses == 0 ? facets_ : misses);
        if (misses != 0) return;
        ++result_.total;
        if (page_.closed_to(signals_.at_most(candidate.score))) return;
        page_.add({.offer = candidate.offer,
                   .score = signals_.score(candidate.offer, candidate.score),
                   .attendance = attendance.shown});
    }

    const Columns& columns_;
    const Signals& signals_;
    const SearchRequest& request_;
    const FacetSet facets_;
    const OfferFilter filter_;
    Attender attender_;
    FacetCounters counters_;
    Page page_;
    const bool looks_at_offers_;  // else a score is all that is needed of most
    const bool by_rows_;          // nothing is asked of sessions, and what they come to stands
    const bool by_occasions_;     // sessions are to be looked at
    const bool away_by_rows_;     // but for the place nothing is asked of them, and what they come to stands
    std::optional<OfferSet> there_;
    std::array<std::uint32_t, 6> ahead_{};
    std::size_t turn_ = 0;
    OccasionValues values_;
    SearchResult result_;
};

}  // namespace

SearchResult search(const Columns& columns, const Candidates& candidates, const SearchRequest& request,
                    const std::stop_token& stop) {
    if (auto standing = search_standing(columns, candidates, request, stop)) return *std::move(standing);
    Search search{columns, candidates.signals, request, stop};
    search.run(candidates, stop);
    return std::move(search).result();
}

std::uint64_t count_found(const Columns& columns, const Candidates& candidates, const Criteria& criteria,
                          const std::stop_token& stop) {
    return search(columns, candidates, {.criteria = criteria, .limit = 0}, stop).total;
}

}  // namespace filon
