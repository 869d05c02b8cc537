// The words that carry no topic: little words of each language, and the words in which one asks for training.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "engine/text/stem.h"

namespace filon {

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using WordSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

// Folded articles, pronouns, prepositions, auxiliaries: neither indexed nor asked for.
bool is_function_word(std::string_view folded, TextLanguage language);

// Folded words of asking ("formation", "cherche", "stage", "course", "Schulung"): they order offers, they select none.
bool is_request_word(std::string_view folded);

}  // namespace filon
