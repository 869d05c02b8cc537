// Text into index terms, a request's words into what an offer must hold: one object for both sides, so that both see
// the same words.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/segment.h"
#include "engine/text/stem.h"
#include "engine/text/word_lists.h"

namespace filon {

// One way in which an offer can hold a word: all of these terms.
using Alternative = std::vector<std::string>;

// One word of a request.
struct QueryWord {
    std::string text;  // as written
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    bool content = true;                    // a word of asking ("formation") is none: it orders offers and selects none
    bool little = false;                    // an article or preposition in a language that is not the request's own
    std::vector<Alternative> alternatives;  // any of these; never empty
};

// The words of a request. An offer must hold `needed()` of the content words: all of one or two, two of three to eight,
// from nine on a quarter, rounded up. A word said twice is one word.
struct TextQuery {
    std::vector<QueryWord> words;
    std::string key;  // the request folded, as ties are broken by it
    std::size_t content_words() const;
    std::size_t needed() const;
    // Whether a term is asked for by any word: what a snippet marks.
    bool asks_for(std::string_view term) const;
};

// Turns texts into terms. It reuses buffers: one object a thread; `acronyms` outlives it.
class Analyser {
public:
    explicit Analyser(const WordSet& acronyms) : acronyms_{&acronyms} {}

    // A token's index term in a language; empty for what is not indexed (little words, lone letters of a compound).
    std::string term(const Token& token, TextLanguage language);
    // All terms of a text, one for each occurrence, in order.
    std::vector<std::string> terms(std::string_view utf8, TextLanguage language);
    // A request's words, the first 256 of them. The catalogue's offers are written in `languages`, the first being the
    // request's own.
    TextQuery query(std::string_view utf8, const std::vector<TextLanguage>& languages);

private:
    // What of the catalogue holds the tokens of one word; false for a little word of the request's own language.
    bool add_alternatives(QueryWord& word, std::span<const Token> group, const std::vector<TextLanguage>& languages);

    const WordSet* acronyms_;
    Stemmers stemmers_;
};

}  // namespace filon
