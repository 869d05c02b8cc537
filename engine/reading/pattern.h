// Patterns of rules, opened into the plain sequences of words that they stand for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace filon {

// A word, or `<n>` or `<class>` with its brackets.
using PatternWords = std::vector<std::string>;

// Every sequence that a pattern stands for; throws std::logic_error where it is not well formed or stands for none.
std::vector<PatternWords> open_pattern(std::string_view pattern);

}  // namespace filon
