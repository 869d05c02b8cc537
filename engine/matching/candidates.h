// Offers that hold the words asked for, before anything else is asked of them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/matching/offer_set.h"
#include "engine/matching/signals.h"
#include "engine/matching/stop_check.h"

namespace filon {

// An offer that holds enough of the words asked for. Scores are thousandths, as they are printed and compared.
struct Candidate {
    std::uint32_t offer = 0;
    std::uint16_t score = 0;
    friend bool operator==(const Candidate&, const Candidate&) = default;
};

// The candidates of a search. Where the words select nothing, every offer is one, and `scored` are those that the words
// order before the others.
struct Candidates {
    static constexpr std::uint16_t whole_score = 1'000;
    std::vector<Candidate> scored;  // by ascending offer, each once
    bool every = false;
    std::uint16_t rest = 0;  // the score of those that are not in `scored`
    Signals signals = {};    // by which the scores of those that are shown are refined

    // Every offer, alike: what a search without words begins from.
    static Candidates all_alike() { return {.scored = {}, .every = true, .rest = whole_score}; }
    // These offers, by ascending rank, alike.
    static Candidates alike(std::span<const std::uint32_t> offers) {
        Candidates some;
        for (const auto offer : offers) some.scored.push_back({.offer = offer, .score = whole_score});
        return some;
    }

    // Calls `visit` with each candidate by ascending offer, and `ahead` with those that come a while later. `offers`:
    // how many there are at all. Throws Stopped.
    template <class Visit, class Ahead>
    void each(std::size_t offers, const std::stop_token& stop, const Visit& visit, const Ahead& ahead) const {
        constexpr std::size_t while_later = 12;
        StopCheck check{stop};
        if (!every) {
            for (std::size_t i = 0; i < scored.size(); ++i) {
                if (i + while_later < scored.size()) ahead(scored[i + while_later].offer);
                check();
                visit(scored[i]);
            }
            return;
        }
        // All of them in a row are what a processor looks ahead for by itself.
        auto next = scored.begin();
        for (std::uint32_t offer = 0; offer < offers; ++offer) {
            const bool has_score = next != scored.end() && next->offer == offer;
            check();
            visit(has_score ? *next++ : Candidate{.offer = offer, .score = rest});
        }
    }
    template <class Visit>
    void each(std::size_t offers, const std::stop_token& stop, const Visit& visit) const {
        each(offers, stop, visit, [](std::uint32_t) {});
    }
    // The same of those that are among some offers, where every offer is a candidate.
    template <class Visit>
    void each_among(const OfferSet& some, const std::stop_token& stop, const Visit& visit) const {
        StopCheck check{stop};
        auto next = scored.begin();
        some.each([&](std::uint32_t offer) {
            check();
            while (next != scored.end() && next->offer < offer) ++next;
            const bool has_score = next != scored.end() && next->offer == offer;
            visit(has_score ? *next : Candidate{.offer = offer, .score = rest});
        });
    }
};

}  // namespace filon
