#include "engine/words/completions.h"

#include <algorithm>
#include <numeric>
#include <ranges>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "engine/text/fold.h"
#include "engine/words/typed_text.h"

namespace filon {
namespace {

// Gathers numbers under numbers: lists by key, each member once and ascending.
class Gathered {
public:
    void add(std::uint32_t list, std::uint32_t member) { pairs_.emplace_back(list, member); }
    ListRows rows(std::uint32_t lists) && {
        std::ranges::sort(pairs_);
        const auto again = std::ranges::unique(pairs_);
        pairs_.erase(again.begin(), again.end());
        ListRows rows;
        auto next = pairs_.begin();
        for (std::uint32_t list = 0; list < lists; ++list) {
            for (; next != pairs_.end() && next->first == list; ++next) rows.members.push_back(next->second);
            rows.end_list();
        }
        return rows;
    }

private:
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;
};

// Where each suggestible comes: by kind, folded text and id, and where these are equal still in one order only.
std::vector<std::uint32_t> in_order(const std::vector<Suggestible>& suggestibles) {
    std::vector<std::string> keys;
    keys.reserve(suggestibles.size());
    for (const auto& one : suggestibles) keys.push_back(fold_key(one.text));
    std::vector<std::uint32_t> order(suggestibles.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t i, std::uint32_t j) {
        const auto &a = suggestibles[i], &b = suggestibles[j];
        return std::tie(a.kind, keys[i], a.id, a.text, a.also) < std::tie(b.kind, keys[j], b.id, b.text, b.also);
    });
    return order;
}

// A writing of an entry and whether it is another than its own text.
using Writing = std::pair<std::vector<std::string>, bool>;

// Each once, the entry's own first.
std::vector<Writing> writings_of(const Suggestible& one) {
    std::vector<Writing> writings;
    const auto add = [&](std::string_view text, bool other) {
        for (auto& words : spellings(text))
            if (std::ranges::find(writings, words, &Writing::first) == writings.end())
                writings.emplace_back(std::move(words), other);
    };
    add(one.text, false);
    for (const auto& text : one.also) add(text, true);
    return writings;
}

// Numbers words as they come.
class WordNumbers {
public:
    std::uint32_t number(std::string word) {
        return numbers_.try_emplace(std::move(word), static_cast<std::uint32_t>(numbers_.size())).first->second;
    }
    // The words in order, and the rank of each by its number.
    std::pair<TextRows, std::vector<std::uint32_t>> ranked() const {
        std::vector<std::pair<std::string_view, std::uint32_t>> sorted(numbers_.begin(), numbers_.end());
        std::ranges::sort(sorted);
        std::pair<TextRows, std::vector<std::uint32_t>> out;
        out.second.resize(sorted.size());
        for (const auto& [word, number] : sorted) {
            out.second[number] = static_cast<std::uint32_t>(out.first.ends.size());
            out.first.add(word);
        }
        return out;
    }

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace

bool Completions::sound() const {
    return texts.sound() && ids.sound() && words.sound() && kinds.size() == size() && ids.size() == size() &&
           holding.sound(words.size(), size()) && begun.sound(words.size(), size()) &&
           writings.sound(size(), std::size_t{other_end()} + 1) &&
           std::ranges::all_of(kinds, [](SuggestionKind kind) { return kind <= SuggestionKind::provider; });
}

Completions CompletionRows::view() const {
    return {.texts = {texts.ends, texts.bytes},
            .kinds = kinds,
            .ids = {ids.ends, ids.bytes},
            .words = {words.ends, words.bytes},
            .holding = holding.lists(),
            .begun = begun.lists(),
            .writings = writings.lists()};
}

CompletionRows completion_rows(const std::vector<Suggestible>& suggestibles) {
    CompletionRows rows;
    rows.entry_of.resize(suggestibles.size());
    // Until all words are known they go by number, and the ends of writings by numbers that no word has.
    constexpr std::uint32_t text_end = 0xFFFFFFFE, other_end = 0xFFFFFFFF;
    WordNumbers numbers;
    for (const auto number : in_order(suggestibles)) {
        const auto& one = suggestibles[number];
        rows.entry_of[number] = static_cast<std::uint32_t>(rows.kinds.size());
        rows.texts.add(one.text);
        rows.ids.add(one.id);
        rows.kinds.push_back(one.kind);
        for (auto& [words, other] : writings_of(one)) {
            for (auto& word : words) rows.writings.members.push_back(numbers.number(std::move(word)));
            rows.writings.members.push_back(other ? other_end : text_end);
        }
        rows.writings.end_list();
    }
    const auto [words, ranks] = numbers.ranked();
    const auto word_count = static_cast<std::uint32_t>(ranks.size());
    Gathered holding, begun;
    std::size_t at = 0;
    for (std::uint32_t entry = 0; entry < rows.kinds.size(); ++entry) {
        for (bool begins = true; at < rows.writings.ends[entry]; ++at) {
            auto& member = rows.writings.members[at];
            const bool ends = member == text_end || member == other_end;
            member = ends ? word_count + (member - text_end) : ranks[member];
            if (!ends) holding.add(member, entry);
            if (begins) begun.add(member, entry);
            begins = ends;
        }
    }
    rows.words = words;
    rows.holding = std::move(holding).rows(word_count);
    rows.begun = std::move(begun).rows(word_count);
    return rows;
}

}  // namespace filon
