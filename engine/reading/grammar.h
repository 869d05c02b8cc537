// Rules that say which words mean which value: data/reading, compiled into one trie.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/reading/said_words.h"
#include "engine/text/word_lists.h"

namespace filon {

// What a rule says of one field: a value of a closed list ("remote"), or a number that was said ("$2", "$1*$2").
struct RuleValue {
    std::string field, value;
};

struct Rule {
    std::vector<RuleValue> values;
    double confidence = 0;  // that the words mean it, 0..1
};

// One place where a rule's words stand.
struct RuleMatch {
    std::uint32_t rule = 0;
    std::uint32_t first = 0, end = 0;  // indices of Said
    std::vector<double> numbers;       // those said, in order
};

// Immutable once read. A line is a class of single words, `name = word word stem*`, or a rule,
// `field=value field=value .95 : pattern | pattern`. A pattern is words in order; `(a | b c)` is one of several, `\(` a
// bracket that is said, `[a]` may be missing, `<n>` is a number, `<noun>` any word that is none of the class `units`,
// `<nouns>` such a word that ends as a plural does, and `<name>` a word of a class. Words are folded; a hyphen or full
// stop that is glued to a word may be left unsaid.
class Grammar {
public:
    // Throws std::logic_error that names the line: rules are part of the program.
    explicit Grammar(std::string_view rules);
    static Grammar built_in();

    const std::vector<Rule>& rules() const { return rules_; }
    bool in_class(std::string_view word, std::string_view name) const;

    // Numbers by the word that they begin at; made once a text.
    using Numbers = std::vector<std::optional<SaidNumber>>;
    // Every rule whose words begin at a word.
    void match(std::span<const Said> words, const Numbers& numbers, std::uint32_t at,
               std::vector<RuleMatch>& found) const;

private:
    struct Node {
        std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>> words;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> classes;  // class, node
        std::uint32_t number = 0, noun = 0, nouns = 0;                 // node after a number, a noun, several; 0: none
        std::vector<std::uint32_t> rules;                              // that end here
    };
    struct WordClass {
        WordSet words;
        std::vector<std::string> stems;
        bool holds(std::string_view word) const;
    };
    struct Walk;

    void read_line(std::string_view line);
    void read_rule(std::string_view line);
    std::uint32_t class_named(std::string_view name) const;
    void walk(const Walk& walk, std::uint32_t node, std::uint32_t at, std::vector<double>& numbers) const;

    std::vector<Rule> rules_;
    std::vector<Node> nodes_;
    std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>> class_numbers_;
    std::vector<WordClass> classes_;
};

}  // namespace filon
