// What is proposed while someone types: the topics, titles, places and providers that hold the words typed so far.
//
// A typed word is met by every word that begins with it. All that is found is ranked, however much: the cost is bounded
// by the lists of the words, each read once from front to back. So the rows do not depend on a day's offers; what is
// proposed does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/offers/closed_lists.h"
#include "engine/values/names.h"

namespace filon {

enum class SuggestionKind : std::uint8_t { topic, title, place, provider };
template <>
struct names_of<SuggestionKind> {
    static constexpr auto list = std::to_array<std::string_view>({"topic", "title", "place", "provider"});
};

// Something that may be proposed.
struct Suggestible {
    std::string text;  // as it is shown
    SuggestionKind kind = SuggestionKind::topic;
    std::string id;                      // empty for what has none
    std::vector<std::string> also = {};  // other writings that lead to it: synonyms, acronyms, names in other languages
};

// The entries and their words, over memory that outlives them. Immutable: any number of threads may ask.
struct Completions {
    Texts texts;                            // by entry, as shown; entries lie by kind, folded text and id
    std::span<const SuggestionKind> kinds;  // by entry
    Texts ids;                              // by entry
    Names words;                            // folded words of all entries
    Lists holding;                          // by word: the entries that hold it
    Lists begun;                            // by word: the entries of which a writing begins with it
    // By entry, its writings: the ranks of their words in order, each writing followed by `text_end` where it is the
    // entry's own text and by `other_end` where it is another that leads to it.
    Lists writings;

    std::uint32_t size() const { return texts.size(); }
    std::uint32_t text_end() const { return words.size(); }
    std::uint32_t other_end() const { return words.size() + 1; }
    // Whether nothing points outside: what a mapped file has to be before it is asked. Words out of order are found
    // less well, no more.
    bool sound() const;
};

// The rows of Texts, gathered text after text.
struct TextRows {
    std::vector<std::uint32_t> ends;
    std::string bytes;
    void add(std::string_view text) {
        bytes += text;
        ends.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
};

// The same with memory of its own. Equal entries give equal rows, in whatever order they came.
struct CompletionRows {
    TextRows texts, ids, words;
    std::vector<SuggestionKind> kinds;
    ListRows holding, begun, writings;
    std::vector<std::uint32_t> entry_of;  // by Suggestible, in the order given: its entry (no part of the view)

    // Lives as long as the rows, and until they change.
    Completions view() const;
};

// Two equal texts of one kind are two entries: titles that fold alike are made one before.
CompletionRows completion_rows(const std::vector<Suggestible>& suggestibles);

// Words of the completions that begin nearly as a folded word does, the nearest first.
using NearPrefix = std::function<std::vector<std::string>(std::string_view folded_prefix)>;

// The entries to propose for a text being typed, at most so many. `counts`: offers alive today, by entry; what has none
// is not proposed. Of the text, the first 100 bytes and 8 words are read.
//
// Best first: what is the typed text, then what begins with it, then what holds words beginning so in the order typed,
// then in any order (at each of these, the shown text before the other writings). Of equally good ones topics come
// first, then what has more offers, then titles, places, providers, the shorter and the alphabetically earlier text.
// While other kinds match too, topics and titles take at most half of the places each, places and providers a quarter
// each; and the best of every kind is in if it begins with what was typed. Where fewer than `most` are found so, words
// that begin nearly as typed fill up behind them.
std::vector<std::uint32_t> complete(const Completions& completions, std::span<const std::uint32_t> counts,
                                    std::string_view typed, const NearPrefix& near, std::size_t most);

}  // namespace filon
