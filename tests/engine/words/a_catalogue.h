// What of a catalogue the reading of words depends on, said in a few words.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/text/analyse.h"
#include "engine/words/asked_words.h"
#include "engine/words/spelling.h"
#include "tests/engine/words/a_vocabulary.h"

namespace filon {

using Offers = std::map<std::string, std::uint32_t>;

// Offers in French that hold so many times the words that are named, and the terms of topics and pairs as they are.
class ACatalogue {
public:
    explicit ACatalogue(const Offers& offers, const Said& said = {})
        : vocabulary_{a_vocabulary(said)}, analyser_{vocabulary_.acronyms()} {
        std::vector<SpelledWord> spelled;
        for (const auto& [word, count] : offers) {
            if (word.front() >= 'A' && word.front() <= 'Z') {
                holding_[word] = count;
                continue;
            }
            spelled.push_back({.word = word, .offers = count});
            for (const auto& term : analyser_.terms(word, TextLanguage::french)) holding_[term] += count;
        }
        rows_ = spelling_rows(spelled);
    }
    // A word that requests are spelt after, though no offer that is asked holds it.
    void only_spelt(const std::string& word, std::uint32_t offers) {
        spelt_ = {{.word = word, .offers = offers}};
        for (std::uint32_t i = 0; i < rows_.offers.size(); ++i)
            spelt_.push_back({.word = std::string{rows_.view().words[i]}, .offers = rows_.offers[i]});
        rows_ = spelling_rows(spelt_);
    }

    TextQuery read(std::string_view request, std::vector<TextLanguage> languages = {TextLanguage::french}) {
        const auto spelling = rows_.view();
        const WordsKnown known{.vocabulary = vocabulary_,
                               .spelling = spelling,
                               .documents = [this](std::string_view term) -> std::uint32_t {
                                   const auto found = holding_.find(std::string{term});
                                   return found == holding_.end() ? 0 : found->second;
                               },
                               .languages = std::move(languages)};
        return read_words(request, known, analyser_);
    }
    // What the request becomes; itself where there is nothing to mend.
    std::string mended(const std::string& request) { return read(request).mended(request).value_or(request); }

private:
    Vocabulary vocabulary_;
    Analyser analyser_;
    Offers holding_;
    SpellingRows rows_;
    std::vector<SpelledWord> spelt_;
};

// The words of a request as they are written.
inline std::vector<std::string> texts(const TextQuery& query) {
    std::vector<std::string> texts;
    for (const auto& word : query.words) texts.push_back(word.text);
    return texts;
}

}  // namespace filon
