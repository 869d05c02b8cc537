// A text on its way to being read: its words, the numbers among them, and its parts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/grammar.h"
#include "engine/reading/said_words.h"

namespace filon {

struct SaidText {
    SaidText(std::string_view text, const Grammar& rules);

    std::string_view text;  // must outlive this
    const Grammar& grammar;
    std::vector<Said> words;
    Grammar::Numbers numbers;  // by the word that they begin at

    // What stands at a word; empty past the ends, so that rules may look around.
    std::string_view at(std::size_t word) const { return word < words.size() ? words[word].text : std::string_view{}; }
    std::string_view before(std::size_t word, std::size_t back = 1) const {
        return word >= back ? std::string_view{words[word - back].text} : std::string_view{};
    }
    // The words [first, end) as they are written.
    std::string_view written(std::size_t first, std::size_t end) const {
        return first < end ? text.substr(words[first].start, words[end - 1].end - words[first].start)
                           : std::string_view{};
    }
    // Whether a sentence, a line or an item of a list ends before a word.
    bool begins_clause(std::size_t word) const;
};

}  // namespace filon
