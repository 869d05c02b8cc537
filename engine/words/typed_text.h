// What is being typed: its words, the words that they may become, and how well a writing answers them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/names.h"

namespace filon {

// The words of a text in the ways in which they may be typed: compounds in parts and as one word (e-learning,
// elearning), inclusive endings in either gender. One way for most texts, none for a text without words.
std::vector<std::vector<std::string>> spellings(std::string_view text);

// The members of the lists [from, to), which lie one after the other.
inline std::span<const std::uint32_t> lists_together(const Lists& lists, std::uint32_t from, std::uint32_t to) {
    if (from == to) return {};
    const auto start = from == 0 ? 0 : lists.ends[from - 1];
    return lists.members.subspan(start, lists.ends[to - 1] - start);
}

// One typed word and the words, by rank, that may stand for it.
struct TypedWord {
    std::string text;
    std::uint32_t from = 0, to = 0;   // those that begin with it
    bool is_a_word = false;           // the first of them is the word itself
    std::vector<std::uint32_t> near;  // those that begin nearly so, ascending

    bool begins(std::uint32_t word) const {
        return (word >= from && word < to) || (!near.empty() && std::ranges::binary_search(near, word));
    }
    bool is(std::uint32_t word) const {
        return (is_a_word && word == from) || (!near.empty() && std::ranges::binary_search(near, word));
    }
    // The lists of all of them, or only of those that are the word as a whole.
    template <class Visit>
    void visit(const Lists& lists, bool whole, Visit&& visit_list) const {
        visit_list(lists_together(lists, from, whole ? from + (is_a_word ? 1 : 0) : to));
        for (const auto word : near) visit_list(lists.of(word));
    }
    std::size_t postings(const Lists& lists) const {
        std::size_t sum = 0;
        visit(lists, false, [&](std::span<const std::uint32_t> list) { sum += list.size(); });
        return sum;
    }
};

// The words of a typed text in one of its spellings; never empty.
using Typed = std::vector<TypedWord>;

// What was typed, in each of its spellings: of the first 100 bytes the first 8 words.
std::vector<Typed> read_typed(std::string_view text, const Names& words);

// How well something answers what was typed, the best first.
enum class Answered : std::uint8_t { is, other_is, begins, other_begins, in_order, other_in_order, any_order };

// How one writing answers it; `any_order` too where it does not.
Answered answered_by(std::span<const std::uint32_t> writing, const Typed& typed);

// The same answer given by another writing than the one that is shown.
Answered by_another_writing(Answered answered);

}  // namespace filon
