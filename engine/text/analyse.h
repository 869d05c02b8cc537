// Text into index terms, a request's words into what an offer must hold: one object for both sides, so that both see
// the same words.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
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

// A term that means the same as a word: an offer that bears it holds the word, for a share of what the word is worth.
struct Synonym {
    std::string term;
    std::uint16_t share = 0;  // of 256
    friend bool operator==(const Synonym&, const Synonym&) = default;
};

// One word of a request.
struct QueryWord {
    std::string text;  // as written
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::vector<std::uint32_t> numbers = {};  // Token::word wherever it is said
    bool content = true;                    // a word of asking ("formation") is none: it orders offers and selects none
    bool little = false;                    // an article or preposition in a language that is not the request's own
    std::vector<Alternative> alternatives;  // any of these; never empty
    std::vector<Synonym> synonyms = {};
    // Where the catalogue itself has the word misspelt: what is probably meant, which comes after the word as it is.
    std::vector<Alternative> corrected = {};
    std::string correction = {};  // how it is spelt, where that is not how it was written
};

// The names of a topic by whose label a request asks, as stems in their order.
struct TopicNames {
    std::string term;  // of the synonyms of the words that named it
    std::vector<std::vector<std::string>> names;
};

// The words of a request. An offer must hold `needed()` of the content words: all of one or two, two of three to eight,
// from nine on a quarter, rounded up. A word said twice is one word.
struct TextQuery {
    std::vector<QueryWord> words;
    std::vector<TopicNames> topics = {};           // that the words name
    TextLanguage language = TextLanguage::french;  // that it is taken to be written in
    std::string key;                               // the request folded, as ties are broken by it
    std::size_t content_words() const;
    std::size_t needed() const;
    // Whether a term is asked for by any word: what a snippet marks.
    bool asks_for(std::string_view term) const;
    // The request with its spelling mended; nothing where there is nothing to mend.
    std::optional<std::string> mended(std::string_view request) const;
};

// Turns texts into terms. It reuses buffers: one object a thread; `acronyms` outlives it.
class Analyser {
public:
    explicit Analyser(const WordSet& acronyms) : acronyms_{&acronyms} {}

    // A token's index term in a language; empty for what is not indexed (little words, lone letters of a compound).
    std::string term(const Token& token, TextLanguage language);
    // The terms of a text's tokens, one for each; empty for what is not indexed.
    std::vector<std::string> terms_of(std::span<const Token> tokens, TextLanguage language);
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
