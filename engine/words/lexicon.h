// What the team itself says of words: synonyms, acronyms, what its categories and codes mean, what is never corrected.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/outcome.h"

namespace filon {

// Two ways of saying the same.
struct SynonymPair {
    std::string one, other;
    friend auto operator<=>(const SynonymPair&, const SynonymPair&) = default;
};
// A category of the owner's that means a topic.
struct CategoryMeaning {
    std::string category, topic;
    friend auto operator<=>(const CategoryMeaning&, const CategoryMeaning&) = default;
};
// A code of a public nomenclature that means a topic.
struct CodeMeaning {
    std::string scheme, code, topic;
    friend auto operator<=>(const CodeMeaning&, const CodeMeaning&) = default;
};

// One file of a lexicon as it was read.
struct LexiconFile {
    std::string name;  // `synonyms.csv`
    std::string text;
};

// Rows without order and without doubles: what is said twice is said once.
struct Lexicon {
    std::vector<SynonymPair> synonyms;
    std::vector<SynonymPair> acronyms;  // the acronym, and what it stands for
    std::vector<CategoryMeaning> categories;
    std::vector<CodeMeaning> codes;
    std::vector<std::string> never_corrected;

    // The files that a lexicon may have; one that is not there says nothing.
    static std::span<const std::string_view> file_names();
    // CSV (RFC 4180) in UTF-8 under header lines of data/README of each file. A fault's field is the file and the line:
    // "synonyms.csv line 2".
    static Outcome<Lexicon> parse(std::span<const LexiconFile> files);

    // All of it in one text, and back: how it lies in a generation. Equal lexicons give equal texts.
    std::string text() const;
    static Outcome<Lexicon> from_text(std::string_view text);

    friend bool operator==(const Lexicon&, const Lexicon&) = default;
};

}  // namespace filon
