// The words of a request with all that stands for them: synonyms, and what was meant where the spelling slipped.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/analyse.h"
#include "engine/words/spelling.h"
#include "engine/words/vocabulary.h"

namespace filon {

// What of a catalogue the reading of words depends on.
struct WordsKnown {
    const Vocabulary& vocabulary;
    const Spelling& spelling;                                  // of the published words
    std::function<std::uint32_t(std::string_view)> documents;  // how many offers hold a term
    std::vector<TextLanguage> languages;                       // that offers are written in, the request's own first
};

// Reads a request: its words as `Analyser::query` gives them; beside each the topics and the team's synonyms by whose
// name it is called; a word that no offer holds read as the word that it was probably meant to be, and one that a
// neighbour is fifty times commoner than offered as that, too. Acronyms, codes and names of topics are never mended.
TextQuery read_words(std::string_view request, const WordsKnown& known, Analyser& analyser);

}  // namespace filon
