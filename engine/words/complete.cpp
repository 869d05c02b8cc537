#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <functional>
#include <ranges>
#include <tuple>
#include <utility>

#include "engine/words/completions.h"
#include "engine/words/typed_text.h"

namespace filon {
namespace {

constexpr std::size_t kind_count = names_of<SuggestionKind>::list.size();

// A set of entries.
class EntrySet {
public:
    explicit EntrySet(std::uint32_t entries) : bits_((std::size_t{entries} + 63) / 64) {}

    bool holds(std::uint32_t entry) const { return (bits_[entry / 64] >> entry % 64 & 1) != 0; }
    void add(std::uint32_t entry) { bits_[entry / 64] |= std::uint64_t{1} << entry % 64; }
    void remove(std::uint32_t entry) { bits_[entry / 64] &= ~(std::uint64_t{1} << entry % 64); }
    void keep(const EntrySet& others) {
        for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= others.bits_[i];
    }
    std::size_t size() const {
        std::size_t sum = 0;
        for (const auto bits : bits_) sum += static_cast<std::size_t>(std::popcount(bits));
        return sum;
    }
    // In ascending order; `visit` may remove the one it is shown.
    template <class Visit>
    void each(const Visit& visit) const {
        for (std::size_t i = 0; i < bits_.size(); ++i)
            for (auto bits = bits_[i]; bits != 0; bits &= bits - 1)
                visit(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(bits))));
    }

private:
    std::vector<std::uint64_t> bits_;
};

struct Ranked {
    Answered answered = Answered::any_order;
    SuggestionKind kind = SuggestionKind::topic;
    std::uint32_t count = 0, size = 0, entry = 0;

    // Entries of one kind lie by folded text.
    friend bool operator<(const Ranked& a, const Ranked& b) {
        const auto key = [](const Ranked& r) {
            return std::tuple{r.answered, r.kind != SuggestionKind::topic, ~r.count, r.kind, r.size, r.entry};
        };
        return key(a) < key(b);
    }
};

// The best of each kind, so many.
class Shortlist {
public:
    explicit Shortlist(std::size_t most) : most_{most} {}

    bool open_to(const Ranked& ranked) const {
        const auto& heap = best_[static_cast<std::size_t>(ranked.kind)];
        return heap.size() < most_ || ranked < heap.front();
    }
    void add(const Ranked& ranked) {
        if (!open_to(ranked)) return;
        auto& heap = best_[static_cast<std::size_t>(ranked.kind)];
        if (heap.size() == most_) {
            std::ranges::pop_heap(heap, std::less{});
            heap.pop_back();
        }
        heap.push_back(ranked);
        std::ranges::push_heap(heap, std::less{});
    }
    void append_to(std::vector<Ranked>& all) const {
        for (const auto& heap : best_) all.insert(all.end(), heap.begin(), heap.end());
    }

private:
    std::size_t most_;
    std::array<std::vector<Ranked>, kind_count> best_;
};

// Finds what answers one reading of the typed text.
class Finder {
public:
    Finder(const Completions& completions, std::span<const std::uint32_t> counts, const Typed& typed)
        : completions_{completions}, counts_{counts}, typed_{typed} {}

    void find(Shortlist& best) const {
        auto found = holding_all();
        // First what may begin as typed: once that fills the list, little of the rest need be looked at.
        const bool whole_words =
            std::ranges::all_of(typed_, [](const TypedWord& word) { return word.is_a_word || !word.near.empty(); });
        const auto hoped = whole_words ? Answered::is : Answered::begins;
        typed_.front().visit(completions_.begun, typed_.size() > 1, [&](std::span<const std::uint32_t> list) {
            for (const auto entry : list) {
                if (!found.holds(entry)) continue;
                found.remove(entry);
                add(entry, hoped, best);
            }
        });
        found.each([&](std::uint32_t entry) { add(entry, Answered::in_order, best); });
    }

private:
    // The entries that hold a word for each typed one.
    EntrySet holding_all() const {
        std::vector<std::pair<std::size_t, const TypedWord*>> rarest_first;
        for (const auto& word : typed_) rarest_first.emplace_back(word.postings(completions_.holding), &word);
        std::ranges::sort(rarest_first, {}, [](const auto& word) { return word.first; });
        auto found = holding(*rarest_first.front().second);
        for (const auto& [postings, word] : rarest_first | std::views::drop(1)) {
            // To look through an entry's words costs about as much as to mark ten entries.
            constexpr std::size_t marks_an_entry = 10;
            if (found.size() * marks_an_entry > postings)
                found.keep(holding(*word));
            else
                found.each([&](std::uint32_t entry) {
                    if (!holds(entry, *word)) found.remove(entry);
                });
        }
        return found;
    }
    EntrySet holding(const TypedWord& word) const {
        EntrySet found{completions_.size()};
        word.visit(completions_.holding, false, [&](std::span<const std::uint32_t> list) {
            for (const auto entry : list) found.add(entry);
        });
        return found;
    }
    bool holds(std::uint32_t entry, const TypedWord& word) const {
        return std::ranges::any_of(completions_.writings.of(entry),
                                   [&](std::uint32_t held) { return word.begins(held); });
    }
    // How well the entry answers is only worked out where even `hoped` would bring it into the list.
    void add(std::uint32_t entry, Answered hoped, Shortlist& best) const {
        if (counts_[entry] == 0) return;
        Ranked ranked{.answered = hoped,
                      .kind = completions_.kinds[entry],
                      .count = counts_[entry],
                      .size = static_cast<std::uint32_t>(completions_.texts[entry].size()),
                      .entry = entry};
        if (!best.open_to(ranked)) return;
        ranked.answered = answered(entry);
        best.add(ranked);
    }
    Answered answered(std::uint32_t entry) const {
        auto best = Answered::any_order;
        const auto writings = completions_.writings.of(entry);
        for (std::size_t from = 0, to = 0; to < writings.size(); ++to) {
            if (writings[to] < completions_.text_end()) continue;
            auto found = answered_by(writings.subspan(from, to - from), typed_);
            if (writings[to] == completions_.other_end()) found = by_another_writing(found);
            best = std::min(best, found);
            from = to + 1;
        }
        return best;
    }

    const Completions& completions_;
    std::span<const std::uint32_t> counts_;
    const Typed& typed_;
};

// Takes for each typed word that no word begins with, or where there is none for any of them, those that begin nearly
// so. False where that finds nothing new.
bool take_near(const Completions& completions, const NearPrefix& near, Typed& typed) {
    constexpr std::size_t most_doubted = 4, most_near = 64;
    const bool some_unknown = std::ranges::any_of(typed, [](const TypedWord& word) { return word.from == word.to; });
    std::size_t doubted = 0;
    bool new_words = false;
    for (auto& word : typed) {
        if (some_unknown && word.from != word.to) continue;
        if (++doubted > most_doubted) break;
        auto texts = near(word.text);
        texts.resize(std::min(texts.size(), most_near));
        for (const auto& text : texts)
            if (const auto found = completions.words.find(text); found && !word.begins(*found))
                word.near.insert(std::ranges::lower_bound(word.near, *found), *found);
        new_words = new_words || !word.near.empty();
    }
    return new_words;
}

// The first `most`, so that no kind crowds out the others: see `complete`.
std::vector<Ranked> mixed(const std::vector<Ranked>& ranked, std::size_t most) {
    const std::array<std::size_t, kind_count> places{(most + 1) / 2, (most + 1) / 2, (most + 3) / 4, (most + 3) / 4};
    std::array<std::size_t, kind_count> taken{};
    std::array<bool, kind_count> owed{};  // kinds whose best is still to come, and begins as typed
    for (const auto& one : ranked)
        if (one.answered <= Answered::other_begins) owed[static_cast<std::size_t>(one.kind)] = true;
    auto left = most;
    std::vector<bool> in(ranked.size());
    for (std::size_t i = 0; i < ranked.size() && left > 0; ++i) {
        const auto kind = static_cast<std::size_t>(ranked[i].kind);
        const auto kinds_owed = static_cast<std::size_t>(std::ranges::count(owed, true));
        if (taken[kind] == places[kind] || (!owed[kind] && left <= kinds_owed)) continue;
        owed[kind] = false;
        in[i] = true;
        ++taken[kind];
        --left;
    }
    std::vector<Ranked> out;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (!in[i] && left == 0) continue;
        if (!in[i]) --left;
        out.push_back(ranked[i]);
    }
    return out;
}

}  // namespace

std::vector<std::uint32_t> complete(const Completions& completions, std::span<const std::uint32_t> counts,
                                    std::string_view typed, const NearPrefix& near, std::size_t most) {
    assert(counts.size() == completions.size());
    if (most == 0) return {};
    auto readings = read_typed(typed, completions.words);
    // The best of each kind and reading, each entry once, the best first.
    const auto find = [&] {
        std::vector<Ranked> all;
        for (const auto& reading : readings) {
            Shortlist best{most};
            Finder{completions, counts, reading}.find(best);
            best.append_to(all);
        }
        std::ranges::sort(all, {}, [](const Ranked& one) { return std::pair{one.entry, one.answered}; });
        const auto again = std::ranges::unique(all, {}, &Ranked::entry);
        all.erase(again.begin(), again.end());
        std::ranges::sort(all, std::less{});
        return all;
    };
    auto proposed = mixed(find(), most);
    if (proposed.size() < most && near) {
        std::erase_if(readings, [&](Typed& reading) { return !take_near(completions, near, reading); });
        auto corrected = find();
        std::erase_if(corrected, [&](const Ranked& one) {
            return std::ranges::find(proposed, one.entry, &Ranked::entry) != proposed.end();
        });
        const auto behind = mixed(corrected, most - proposed.size());
        proposed.insert(proposed.end(), behind.begin(), behind.end());
    }
    std::vector<std::uint32_t> entries;
    entries.reserve(proposed.size());
    for (const auto& one : proposed) entries.push_back(one.entry);
    return entries;
}

}  // namespace filon
