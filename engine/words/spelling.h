// The catalogue's words as they are written in it: what a word that is not there was meant to be, and which words a
// beginning leads to.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/names.h"

namespace filon {

// One letter on the way from a word's beginning. The letters that follow it lie behind it, up to `end`, each with its
// own; so the words that begin with it are those from `first_word` up to that of the row at `end`.
struct SpellingNode {
    std::uint32_t letter;      // a code point; with `whole` added where a word ends here: `first_word`
    std::uint32_t end;         // the row after those of the words that begin so
    std::uint32_t first_word;  // by rank
    static constexpr std::uint32_t whole = 1U << 31U;
};

// Folded words of offers that may be shown, over memory that outlives it; any thread may ask it. A word of letters
// alone is spelled; another (a digit, a sign) is neither corrected nor offered as a correction, only completed.
struct Spelling {
    Names words;
    std::span<const std::uint32_t> offers;   // by word: how many hold it
    std::span<const std::uint16_t> weights;  // by word: what they weigh in a correction's score
    std::span<const SpellingNode> nodes;     // in ascending order of the words
    Names keys;                              // phonetic keys of the spelled words
    Lists of_key;                            // words by key

    // Whether nothing points outside and every way ends: what a mapped file has to be before it is believed.
    bool sound() const;
};

struct SpelledWord {
    std::string word;
    std::uint32_t offers = 0;
};

// The same with the rows of its own.
struct SpellingRows {
    std::vector<std::uint32_t> word_ends;
    std::vector<char> word_bytes;
    std::vector<std::uint32_t> offers;
    std::vector<std::uint16_t> weights;
    std::vector<SpellingNode> nodes;
    std::vector<std::uint32_t> key_ends;
    std::vector<char> key_bytes;
    ListRows of_key;
    Spelling view() const {
        return {.words = {word_ends, word_bytes},
                .offers = offers,
                .weights = weights,
                .nodes = nodes,
                .keys = {key_ends, key_bytes},
                .of_key = of_key.lists()};
    }
};

// In whatever order the words come; the offers of a word that comes twice are added up. What is no UTF-8 is left out.
SpellingRows spelling_rows(std::vector<SpelledWord> words);

// A word that another may have been meant to be.
struct Correction {
    std::uint32_t word = 0;
    int distance = 0;
    std::int32_t score = 0;  // thousandths: -3000 an edit, the word's weight, -1000 for another first letter, +2500 for
                             // the same sound
    friend bool operator==(const Correction&, const Correction&) = default;
};

// The best corrections of a folded word, never itself, best first, then by rank. The distance counts letters put in,
// left out, changed, and neighbours swapped (optimal string alignment). Candidates are the spelled words at distance 1
// from four letters on, 2 from eight on, and those that sound alike at distance 3 at most. Nothing for a word that is
// not spelled, or of more than 64 letters.
std::vector<Correction> corrections(const Spelling& spelling, std::string_view folded, std::size_t most);

// The words that begin so: first those of the most offers, then by rank. Where these are fewer than `most`, words
// follow that begin nearly so, at distance 1 from four letters on, 2 from eight on; the near ones first.
std::vector<std::uint32_t> words_near_prefix(const Spelling& spelling, std::string_view folded_prefix,
                                             std::size_t most);

}  // namespace filon
