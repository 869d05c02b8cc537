#include "engine/matching/match_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "engine/matching/asked_word.h"
#include "engine/matching/stop_check.h"

namespace filon {
namespace {

std::uint16_t score_of(std::uint64_t worth) {
    return static_cast<std::uint16_t>(std::min<std::uint64_t>((worth * 1'000 + whole_worth / 2) / whole_worth, 1'000));
}

// The words that count: those of content, or all where there are none.
std::vector<AskedWord> counting_words(const Postings& postings, const TextQuery& query) {
    std::vector<AskedWord> words;
    const bool any_content = query.content_words() > 0;
    for (const auto& word : query.words)
        if (word.content || !any_content) words.emplace_back(word, postings);
    std::uint64_t bound = 0, two_way_words = 0;
    for (const auto& word : words) {
        bound += word.bound();
        two_way_words += word.two_ways() ? 1U : 0U;
    }
    for (auto& word : words) word.set_worth(bound, two_way_words);
    return words;
}

void add_all(std::vector<Candidate>& out, std::uint32_t base, const Held& held) {
    for (std::size_t i = 0; i < held.offers.size(); ++i)
        out.push_back({.offer = base + held.offers[i], .score = score_of(held.worth_of(i))});
}

// Offers that hold every word: the rarest word's, thinned out by the others.
void add_common(std::vector<Candidate>& out, std::uint32_t base, std::vector<Held>& words,
                std::vector<HeldOffer>& entries) {
    std::ranges::sort(words, {}, [](const Held& held) { return held.offers.size(); });
    begin_with(entries, words.front());
    for (std::size_t i = 1; i < words.size() && !entries.empty(); ++i) keep_common(entries, words[i]);
    for (const auto& entry : entries) out.push_back({.offer = base + entry.offer, .score = score_of(entry.worth)});
}

// Offers that hold so many of the words: sums a window's offers in place, then takes those that hold enough.
class Tally {
public:
    Tally(std::size_t needed, const std::stop_token& stop) : needed_{needed}, check_{stop} {}

    void add_enough(std::vector<Candidate>& out, std::uint32_t base, std::span<const Held> words) {
        at_.assign(words.size(), 0);
        for (std::uint32_t from = 0; from < stripe_size; from += window) {
            std::size_t postings = 0;
            begun_.assign(at_.begin(), at_.end());
            for (std::size_t w = 0; w < words.size(); ++w) postings += sum(words[w], at_[w], from);
            check_.now();
            if (postings == 0) continue;
            if (postings < sparse)
                take_each(out, base, words, from);
            else
                take_all(out, base + from);
        }
    }

private:
    static constexpr std::uint32_t window = 16'384;
    static constexpr std::size_t sparse = 512;  // postings of a window that are looked at again rather than all of it

    std::size_t sum(const Held& held, std::size_t& at, std::uint32_t from) {
        const auto begun = at;
        const auto offers = held.offers;
        const std::uint32_t end = from + window;
        for (; at < offers.size() && offers[at] < end; ++at) {
            worth_[offers[at] - from] += held.worth_of(at);
            ++count_[offers[at] - from];
        }
        return at - begun;
    }
    void take_all(std::vector<Candidate>& out, std::uint32_t base) {
        for (std::uint32_t i = 0; i < window; ++i)
            if (count_[i] >= needed_) out.push_back({.offer = base + i, .score = score_of(worth_[i])});
        worth_.fill(0);
        count_.fill(0);
    }
    void take_each(std::vector<Candidate>& out, std::uint32_t base, std::span<const Held> words, std::uint32_t from) {
        const auto first = static_cast<std::ptrdiff_t>(out.size());
        for (std::size_t w = 0; w < words.size(); ++w)
            for (auto i = begun_[w]; i < at_[w]; ++i) {
                const std::uint32_t offer = words[w].offers[i];
                if (count_[offer - from] >= needed_)
                    out.push_back({.offer = base + offer, .score = score_of(worth_[offer - from])});
                worth_[offer - from] = 0;
                count_[offer - from] = 0;
            }
        std::ranges::sort(out.begin() + first, out.end(), {}, &Candidate::offer);
    }

    const std::size_t needed_;
    const StopCheck check_;
    std::array<std::uint32_t, window> worth_{};
    std::array<std::uint16_t, window> count_{};
    std::vector<std::size_t> at_, begun_;
};

}  // namespace

Candidates match_words(const Postings& postings, const TextQuery& query, const std::stop_token& stop) {
    if (query.words.empty()) return Candidates::all_alike();
    auto words = counting_words(postings, query);
    const auto needed = query.needed();
    Candidates found{.scored = {}, .every = needed == 0, .rest = 0};
    std::optional<Tally> tally;
    const bool all = needed == words.size();
    if (!all) tally.emplace(std::max<std::size_t>(needed, 1), stop);

    const StopCheck check{stop};
    std::vector<Held> held;
    std::vector<HeldOffer> entries;
    for (std::uint32_t base = 0; base < postings.offer_count; base += stripe_size) {
        check.now();
        held.clear();
        for (auto& word : words)
            if (const auto in_stripe = word.in(static_cast<std::uint16_t>(base / stripe_size));
                !in_stripe.offers.empty())
                held.push_back(in_stripe);
        if (held.size() < needed || held.empty()) continue;
        if (!all)
            tally->add_enough(found.scored, base, held);
        else if (held.size() == 1)
            add_all(found.scored, base, held.front());
        else
            add_common(found.scored, base, held, entries);
    }
    return found;
}

}  // namespace filon
