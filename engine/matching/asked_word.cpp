#include "engine/matching/asked_word.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "engine/words/families.h"

namespace filon {
namespace {

constexpr std::uint64_t best_impact = 255;
constexpr std::uint64_t whole_share = 256;

// The first place at or after `from` whose offer is `target` or beyond it: steps that double, then halve (Bentley and
// Yao 1976).
std::size_t gallop(std::span<const std::uint16_t> offers, std::size_t from, std::uint16_t target) {
    std::size_t step = 1, low = from;
    while (from < offers.size() && offers[from] < target) {
        low = from + 1;
        from += step;
        step *= 2;
    }
    auto high = std::min(from, offers.size());
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        if (offers[middle] < target)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

}  // namespace

void begin_with(std::vector<HeldOffer>& offers, const Held& held) {
    offers.resize(held.offers.size());
    for (std::size_t i = 0; i < held.offers.size(); ++i) offers[i] = {held.offers[i], held.worth_of(i)};
}

void keep_common(std::vector<HeldOffer>& offers, const Held& held) {
    std::size_t kept = 0, at = 0;
    for (const auto& [offer, worth] : offers) {
        at = gallop(held.offers, at, offer);
        if (at == held.offers.size()) break;
        if (held.offers[at] == offer) offers[kept++] = {offer, worth + held.worth_of(at)};
    }
    offers.resize(kept);
}

AskedWord::AskedWord(const QueryWord& word, const Postings& postings) : postings_{postings} {
    for (const auto& terms : word.alternatives) add(alternatives_, terms, whole_share);
    if (families::equal_rarity) weigh_alike();
    // Of a word that may be misspelt, names are those of what was meant.
    auto& named = word.corrected.empty() ? alternatives_ : corrected_;
    for (const auto& [term, share] : word.synonyms) add(named, {term}, share);
    for (const auto& terms : word.corrected) add(corrected_, terms, whole_share);
}

void AskedWord::add(std::vector<Cursors>& to, const Alternative& terms, std::uint64_t share) {
    std::uint64_t rarity = 0;
    bool present = true;
    Cursors cursors;
    for (const auto& term : terms) {
        const auto& row = postings_.row_of(term);
        rarity += row.rarity;
        present = present && row.documents > 0;
        cursors.push_back({.runs = postings_.runs.subspan(row.first_run, row.runs),
                           .worth = static_cast<std::uint32_t>(row.rarity * share)});
    }
    if (present || share == whole_share) bound_ = std::max(bound_, rarity * share / terms.size());
    if (present) to.push_back(std::move(cursors));
}

// A word that few offers have in one language is no rarer for it than where all have it: it weighs what its commonest
// alternative does.
void AskedWord::weigh_alike() {
    if (alternatives_.empty()) return;
    auto least = std::numeric_limits<std::uint64_t>::max();
    for (const auto& cursors : alternatives_) {
        std::uint64_t sum = 0;
        for (const auto& cursor : cursors) sum += cursor.worth;
        least = std::min(least, sum / cursors.size());
    }
    for (auto& cursors : alternatives_)
        for (auto& cursor : cursors) cursor.worth = static_cast<std::uint32_t>(least);
    bound_ = least;
}

void AskedWord::set_worth(std::uint64_t bound, std::uint64_t two_way_words) {
    const auto parts = two_way_words + 1;
    for (auto* alternatives : {&alternatives_, &corrected_})
        for (auto& cursors : *alternatives)
            for (auto& cursor : cursors) {
                const auto worth =
                    bound > 0 ? cursor.worth * (whole_worth / best_impact) / (bound * cursors.size()) : 0;
                cursor.worth = static_cast<std::uint32_t>(worth / parts);
            }
    if (two_ways()) first_ = static_cast<std::uint32_t>(whole_worth / parts);
}

Held AskedWord::in(std::uint16_t stripe) {
    if (!two_ways()) return best_in(alternatives_.empty() ? corrected_ : alternatives_, stripe);
    begin_with(itself_.held, best_in(alternatives_, stripe));
    for (auto& [offer, worth] : itself_.held) worth += first_;
    begin_with(best_.held, best_in(corrected_, stripe));
    merge(itself_.hand_out());
    return best_.hand_out();
}

Held AskedWord::best_in(std::vector<Cursors>& alternatives, std::uint16_t stripe) {
    std::optional<Held> only;
    best_.held.clear();
    for (auto& terms : alternatives) {
        const auto held = alternative_in(terms, stripe);
        if (held.offers.empty()) continue;
        if (!only && best_.held.empty()) {
            if (held.impacts != nullptr)
                only = held;
            else
                begin_with(best_.held, held);
        } else {
            if (only) begin_with(best_.held, *only);
            only.reset();
            merge(held);
        }
    }
    return only ? *only : best_.hand_out();
}

Held AskedWord::alternative_in(Cursors& terms, std::uint16_t stripe) {
    for (auto& [runs, worth] : terms) {
        while (!runs.empty() && runs.front().stripe < stripe) runs = runs.subspan(1);
        if (runs.empty() || runs.front().stripe != stripe) return {};
    }
    for (const auto& [runs, worth] : terms) {
        const auto& run = runs.front();
        const Held held{.offers = postings_.offers.subspan(run.first, std::size_t{run.more} + 1),
                        .impacts = postings_.impacts.data() + run.first,
                        .worth = worth,
                        .worths = nullptr};
        if (terms.size() == 1) return held;
        if (&runs == &terms.front().runs)
            begin_with(together_.held, held);
        else
            keep_common(together_.held, held);
    }
    return together_.hand_out();
}

void AskedWord::merge(const Held& other) {
    merged_.clear();
    std::size_t i = 0, j = 0;
    const auto& mine = best_.held;
    while (i < mine.size() || j < other.offers.size()) {
        if (j == other.offers.size() || (i < mine.size() && mine[i].offer < other.offers[j])) {
            merged_.push_back(mine[i++]);
        } else if (i == mine.size() || other.offers[j] < mine[i].offer) {
            merged_.push_back({other.offers[j], other.worth_of(j)});
            ++j;
        } else {
            merged_.push_back({mine[i].offer, std::max(mine[i].worth, other.worth_of(j))});
            ++i;
            ++j;
        }
    }
    std::swap(best_.held, merged_);
}

Held AskedWord::Listed::hand_out() {
    offers.resize(held.size());
    worths.resize(held.size());
    for (std::size_t i = 0; i < held.size(); ++i) {
        offers[i] = held[i].offer;
        worths[i] = held[i].worth;
    }
    return {.offers = offers, .impacts = nullptr, .worth = 0, .worths = worths.data()};
}

}  // namespace filon
