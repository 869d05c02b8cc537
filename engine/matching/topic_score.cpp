#include "engine/matching/topic_score.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace filon {
namespace {

// Of a logistic over shares from 0 to 1, fitted on the seen half of tests/relevance, names of topics and parts of
// titles, right and wrong offers weighing alike; none below nought, so that nothing that an offer has more of ranks it
// lower.
constexpr std::int64_t words_weight = 4'480, side_by_side_weight = 130, precision_weight = 3'040, named_weight = 3'060,
                       offset = -5'350;

constexpr std::uint32_t whole = 1'000;
// By how much the rest orders among those that hold all words in their title, or are on the topic named.
constexpr std::uint32_t spread = 50;

// exp() once for all: a thousandth is exact enough, and the same on every machine.
std::uint32_t logistic(std::int64_t thousandths) {
    constexpr std::int64_t widest = 8'000, step = 10;
    static const auto table = [] {
        std::array<std::uint16_t, 2 * widest / step + 1> values{};
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto z = (static_cast<double>(i) * step - widest) / 1'000;
            values[i] = static_cast<std::uint16_t>(std::lround(1'000 / (1 + std::exp(-z))));
        }
        return values;
    }();
    return table[static_cast<std::size_t>((std::clamp(thousandths, -widest, widest) + widest) / step)];
}

// R489, RNCP35233; no year.
bool is_exact_code(std::string_view text) {
    const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    return bears_a_code(text) && std::ranges::any_of(text, is_letter);
}

OfferSet offers_holding(std::uint32_t term, const Postings& postings, std::size_t offers) {
    OfferSet holding{offers};
    const auto& row = postings.rows[term];
    for (const auto& run : postings.runs.subspan(row.first_run, row.runs))
        for (const auto offer : postings.offers.subspan(run.first, std::size_t{run.more} + 1))
            holding.add(std::uint32_t{run.stripe} * stripe_size + offer);
    return holding;
}

}  // namespace

TopicScorer::TopicScorer(const TextQuery& query, const Postings& postings, const Columns& columns)
    : signals_{Signals::of_all_words(query, postings, columns)} {
    for (const auto& word : query.words) {
        if (!is_exact_code(word.text)) continue;
        for (const auto& terms : word.alternatives)
            if (terms.size() == 1)
                if (const auto term = postings.terms.find(terms.front()))
                    bearing_codes_.push_back(offers_holding(*term, postings, columns.offers.size()));
    }
}

std::uint16_t TopicScorer::score(std::uint32_t offer, std::uint16_t words) const {
    if (std::ranges::any_of(bearing_codes_, [&](const OfferSet& bearing) { return bearing.holds(offer); }))
        return whole;
    const auto signs = signals_.signs(offer);
    const auto sum = std::int64_t{words} * words_weight + std::int64_t{signs.side_by_side} * side_by_side_weight +
                     std::int64_t{signs.precision} * precision_weight + std::int64_t{signs.named} * named_weight;
    const auto probable = logistic(sum / whole + offset);
    const auto at_least = signs.all_in_title ? titled_topic_score
                          : signs.all_named  ? named_topic_score
                                             : std::uint32_t{0};
    return static_cast<std::uint16_t>(std::max(probable, at_least + (at_least > 0 ? probable * spread / whole : 0)));
}

Candidates on_topic(const Candidates& candidates, const TopicScorer& scorer, std::uint16_t threshold,
                    const std::stop_token& stop) {
    Candidates on;
    StopCheck check{stop};
    for (const auto& candidate : candidates.scored) {
        check();
        const auto score = scorer.score(candidate.offer, candidate.score);
        if (score >= threshold) on.scored.push_back({.offer = candidate.offer, .score = score});
    }
    return on;
}

}  // namespace filon
