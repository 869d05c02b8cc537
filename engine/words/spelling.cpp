#include "engine/words/spelling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <ranges>
#include <tuple>
#include <utility>

#include "engine/values/utf8.h"
#include "engine/words/edit_rows.h"
#include "engine/words/phonetic_key.h"

namespace filon {
namespace {

constexpr std::size_t letters_for_one_edit = 4;
constexpr std::size_t letters_for_two_edits = 8;
constexpr int farthest_of_same_sound = 3;

constexpr std::int32_t edit_score = -3000;
constexpr std::int32_t first_letter_score = -1000;
constexpr std::int32_t sound_score = 2500;
constexpr double logarithm_weight = 550;

// Goes through the beginnings of words that are letters alone, in ascending order. `enter(row, depth)`, a node's row
// and how many letters lead to it, says whether to go on below.
template <class Enter>
void walk(std::span<const SpellingNode> nodes, Enter enter) {
    std::array<std::uint32_t, 2 * most_letters> ends;  // of the way: deeper than any edits reach
    std::size_t depth = 0;
    for (std::uint32_t row = 0; row < nodes.size();) {
        while (depth > 0 && row >= ends[depth - 1]) --depth;
        const auto& node = nodes[row];
        if (depth < ends.size() && is_letter(node.letter & ~SpellingNode::whole) &&
            enter(row, static_cast<int>(depth))) {
            ends[depth++] = node.end;
            ++row;
        } else {
            row = node.end;
        }
    }
}

struct Near {
    std::uint32_t word;
    int distance;
};

// The spelled words within the limit.
template <int limit>
void add_near_words(const Spelling& spelling, const Letters& wanted, std::vector<Near>& found) {
    EditRows<limit> rows{wanted};
    walk(spelling.nodes, [&](std::uint32_t row, int depth) {
        const auto& node = spelling.nodes[row];
        if (rows.say(depth, node.letter & ~SpellingNode::whole) > limit) return false;
        if (const auto distance = rows.distance(depth + 1);
            (node.letter & SpellingNode::whole) != 0 && distance <= limit)
            found.push_back({.word = node.first_word, .distance = distance});
        return true;
    });
}

// The words that begin with what leads to a row.
struct WordRange {
    std::uint32_t first, end;
};
WordRange words_below(const Spelling& spelling, std::uint32_t row) {
    const auto end = spelling.nodes[row].end;
    return {.first = spelling.nodes[row].first_word,
            .end = end == spelling.nodes.size() ? spelling.words.size() : spelling.nodes[end].first_word};
}

WordRange words_beginning(const Names& words, std::string_view prefix) {
    const auto ranks = std::views::iota(std::uint32_t{0}, words.size());
    const auto first = std::ranges::partition_point(ranks, [&](std::uint32_t rank) { return words[rank] < prefix; });
    const auto end = std::ranges::partition_point(first, ranks.end(),
                                                  [&](std::uint32_t rank) { return words[rank].starts_with(prefix); });
    return {.first = static_cast<std::uint32_t>(first - ranks.begin()),
            .end = static_cast<std::uint32_t>(end - ranks.begin())};
}

// Adds the words of the range that most offers hold.
void add_commonest(const Spelling& spelling, WordRange range, int distance, std::size_t most,
                   std::vector<Near>& found) {
    const auto begin = static_cast<std::ptrdiff_t>(found.size());
    for (auto word = range.first; word < range.end; ++word) {
        const auto full = found.size() - static_cast<std::size_t>(begin) == most;
        if (full && spelling.offers[found.back().word] >= spelling.offers[word]) continue;
        if (full) found.pop_back();
        const auto behind = std::find_if(found.begin() + begin, found.end(), [&](const Near& other) {
            return spelling.offers[other.word] < spelling.offers[word];
        });
        found.insert(behind, {.word = word, .distance = distance});
    }
}

// Of each beginning within the limit, the commonest words; a word more than once where it begins so in several ways.
template <int limit>
void add_words_begun_nearly(const Spelling& spelling, const Letters& wanted, std::size_t most,
                            std::vector<Near>& found) {
    EditRows<limit> rows{wanted};
    std::array<int, 2 * most_letters + 1> nearest{};  // by depth: the least distance on the way there
    nearest[0] = limit + 1;
    walk(spelling.nodes, [&](std::uint32_t row, int depth) {
        const auto nearest_above = nearest[static_cast<std::size_t>(depth)];
        if (rows.say(depth, spelling.nodes[row].letter & ~SpellingNode::whole) >= nearest_above) return false;
        const auto distance = rows.distance(depth + 1);
        nearest[static_cast<std::size_t>(depth) + 1] = std::min(distance, nearest_above);
        if (distance < nearest_above) add_commonest(spelling, words_below(spelling, row), distance, most, found);
        return true;
    });
}

// Whether each row lies with all that is behind it inside the one before it on its way.
bool nodes_are_sound(std::span<const SpellingNode> nodes, std::size_t words) {
    std::vector<std::size_t> ends{nodes.size()};
    std::uint32_t last_word = 0;
    for (std::size_t row = 0; row < nodes.size(); ++row) {
        const auto& node = nodes[row];
        while (ends.size() > 1 && row >= ends.back()) ends.pop_back();
        if (node.end <= row || node.end > ends.back() || node.first_word < last_word || node.first_word >= words)
            return false;
        ends.push_back(node.end);
        last_word = node.first_word;
    }
    return true;
}

// UTF-8 sorts as its code points do, so that the words' order is that of the ways to them.
std::vector<SpellingNode> nodes_of(const Names& words) {
    std::vector<SpellingNode> nodes;
    std::vector<std::uint32_t> way;  // to the word before: rows
    const auto leave = [&](std::size_t depth) {
        for (; way.size() > depth; way.pop_back()) nodes[way.back()].end = static_cast<std::uint32_t>(nodes.size());
    };
    for (std::uint32_t word = 0; word < words.size(); ++word) {
        const auto text = words[word];
        std::size_t depth = 0, at = 0;
        while (at < text.size() && depth < most_letters) {
            const auto letter = static_cast<std::uint32_t>(next_code_point(text, at));
            const bool shared = depth < way.size() && (nodes[way[depth]].letter & ~SpellingNode::whole) == letter;
            if (!shared) {
                leave(depth);
                way.push_back(static_cast<std::uint32_t>(nodes.size()));
                nodes.push_back({.letter = letter, .end = 0, .first_word = word});
            }
            ++depth;
        }
        leave(depth);
        if (at == text.size()) nodes[way.back()].letter |= SpellingNode::whole;
    }
    leave(0);
    return nodes;
}

void append(std::vector<std::uint32_t>& ends, std::vector<char>& bytes, std::string_view text) {
    bytes.insert(bytes.end(), text.begin(), text.end());
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
}

}  // namespace

bool Spelling::sound() const {
    return words.sound() && offers.size() == words.size() && weights.size() == words.size() &&
           nodes_are_sound(nodes, words.size()) && keys.sound() && of_key.sound(keys.size(), words.size());
}

SpellingRows spelling_rows(std::vector<SpelledWord> words) {
    std::erase_if(words, [](const SpelledWord& spelled) { return spelled.word.empty() || !is_utf8(spelled.word); });
    std::ranges::sort(words, {}, &SpelledWord::word);
    SpellingRows rows;
    std::vector<std::pair<std::string, std::uint32_t>> by_key;
    for (auto word = words.begin(); word != words.end();) {
        std::uint64_t offers = 0;
        const auto& text = word->word;
        for (; word != words.end() && word->word == text; ++word) offers += word->offers;
        offers = std::min<std::uint64_t>(offers, std::numeric_limits<std::uint32_t>::max());
        if (auto key = phonetic_key(text); !key.empty() && Letters::of(text))
            by_key.emplace_back(std::move(key), static_cast<std::uint32_t>(rows.offers.size()));
        append(rows.word_ends, rows.word_bytes, text);
        rows.offers.push_back(static_cast<std::uint32_t>(offers));
        const auto count = static_cast<double>(std::max<std::uint64_t>(offers, 1));
        rows.weights.push_back(static_cast<std::uint16_t>(std::lround(logarithm_weight * std::log(count))));
    }
    rows.nodes = nodes_of({rows.word_ends, rows.word_bytes});
    std::ranges::sort(by_key);
    for (auto key = by_key.begin(); key != by_key.end();) {
        append(rows.key_ends, rows.key_bytes, key->first);
        const auto& text = key->first;
        for (; key != by_key.end() && key->first == text; ++key) rows.of_key.members.push_back(key->second);
        rows.of_key.end_list();
    }
    return rows;
}

std::vector<Correction> corrections(const Spelling& spelling, std::string_view folded, std::size_t most) {
    const auto wanted = Letters::of(folded);
    if (!wanted || wanted->size() < letters_for_one_edit) return {};
    std::vector<Near> found;
    if (wanted->size() < letters_for_two_edits)
        add_near_words<1>(spelling, *wanted, found);
    else
        add_near_words<2>(spelling, *wanted, found);

    const auto key = spelling.keys.find(phonetic_key(folded));
    const auto sounding_alike = key ? spelling.of_key.of(*key) : std::span<const std::uint32_t>{};
    for (const auto word : sounding_alike)
        if (const auto other = Letters::of(spelling.words[word]))
            if (const auto distance = distance_within<farthest_of_same_sound>(*wanted, *other))
                found.push_back({.word = word, .distance = *distance});

    std::ranges::sort(found, {}, &Near::word);
    const auto doubles = std::ranges::unique(found, {}, &Near::word);
    found.erase(doubles.begin(), doubles.end());
    std::vector<Correction> corrections;
    for (const auto& [word, distance] : found) {
        const auto text = spelling.words[word];
        if (text == folded) continue;
        std::int32_t score = edit_score * distance + spelling.weights[word];
        if (first_letter(text) != wanted->front()) score += first_letter_score;
        if (std::ranges::binary_search(sounding_alike, word)) score += sound_score;
        corrections.push_back({.word = word, .distance = distance, .score = score});
    }
    std::ranges::sort(corrections, {}, [](const Correction& one) { return std::pair{-one.score, one.word}; });
    corrections.resize(std::min(corrections.size(), most));
    return corrections;
}

std::vector<std::uint32_t> words_near_prefix(const Spelling& spelling, std::string_view folded_prefix,
                                             std::size_t most) {
    std::vector<Near> found;
    if (most == 0) return {};
    add_commonest(spelling, words_beginning(spelling.words, folded_prefix), 0, most, found);
    if (const auto wanted = Letters::of(folded_prefix); found.size() < most && wanted) {
        if (wanted->size() >= letters_for_two_edits)
            add_words_begun_nearly<2>(spelling, *wanted, most, found);
        else if (wanted->size() >= letters_for_one_edit)
            add_words_begun_nearly<1>(spelling, *wanted, most, found);
    }
    // Of a word's ways to begin so, the nearest; of the words, those that are nearest, then commonest.
    std::ranges::sort(found, {}, [](const Near& near) { return std::pair{near.word, near.distance}; });
    const auto doubles = std::ranges::unique(found, {}, &Near::word);
    found.erase(doubles.begin(), doubles.end());
    std::ranges::sort(
        found, {}, [&](const Near& near) { return std::tuple{near.distance, ~spelling.offers[near.word], near.word}; });
    std::vector<std::uint32_t> words;
    for (const auto& near : found | std::views::take(most)) words.push_back(near.word);
    return words;
}

}  // namespace filon
