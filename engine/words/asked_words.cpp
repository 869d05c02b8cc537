#include "engine/words/asked_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

#include "engine/text/fold.h"
#include "engine/text/segment.h"
#include "engine/words/families.h"

namespace filon {
namespace {

// An offer that bears the name of what is meant, and not the word, is half as sure to be meant; one that teaches what a
// job needs, a quarter.
constexpr std::uint16_t whole_share = 256;
constexpr std::uint16_t synonym_share = 128;
constexpr std::uint16_t job_share = 64;
// A neighbour that is so many times commoner makes a known word suspect.
constexpr std::uint32_t suspect_ratio = 50;
// Corrections that are looked at for one that the catalogue holds.
constexpr std::size_t corrections_tried = 4;
// By how much of a correction's score a name may be behind, in thousandths: twice that it is six times rarer.
constexpr std::int32_t margin_of_names = 1'000;

class WordReader {
public:
    WordReader(std::string_view request, const WordsKnown& known, Analyser& analyser)
        : request_{request}, known_{known}, analyser_{analyser}, query_{analyser.query(request, known.languages)} {}

    TextQuery read() && {
        if (families::joined_names) join_names();
        if (families::corrections)
            for (auto& word : query_.words) correct(word);
        // Names are looked for in what was meant.
        const auto text = query_.mended(request_).value_or(std::string{request_});
        if (families::synonyms) add_synonyms(text);
        return std::move(query_);
    }

private:
    std::uint32_t documents(const std::vector<Alternative>& alternatives) const {
        std::uint32_t most = 0;
        for (const auto& terms : alternatives) {
            auto least = known_.documents(terms.front());
            for (const auto& term : terms) least = std::min(least, known_.documents(term));
            most = std::max(most, least);
        }
        return most;
    }

    // The one plain word that this is; nothing of a compound, a code, or what is to stay as it is.
    std::optional<std::string> mendable(const QueryWord& word) const {
        const auto tokens = segment(word.text);
        if (tokens.size() != 1 || tokens.front().kind != Token::Kind::word) return std::nullopt;
        const auto& text = tokens.front().text;
        if (word.little || is_request_word(text) || known_.vocabulary.keeps(text)) return std::nullopt;
        return text;
    }

    // A name that is one word may have been written in two, wherever in the request: what bears it holds both.
    void join_names() {
        std::vector<std::size_t> word_at;  // by Token::word
        for (std::size_t i = 0; i < query_.words.size(); ++i)
            for (const auto number : query_.words[i].numbers) {
                if (number >= word_at.size()) word_at.resize(number + 1, query_.words.size());
                word_at[number] = i;
            }
        for (std::size_t number = 0; number + 1 < word_at.size(); ++number)
            if (word_at[number] < query_.words.size() && word_at[number + 1] < query_.words.size())
                join(query_.words[word_at[number]], query_.words[word_at[number + 1]]);
    }

    void join(QueryWord& left, QueryWord& right) {
        const auto joined = fold_key(left.text) + fold_key(right.text);
        if (joined.contains(' ') || !known_.vocabulary.keeps(joined)) return;
        const auto meant = analyser_.query(joined, known_.languages);
        if (meant.words.size() != 1) return;
        for (const auto& terms : meant.words.front().alternatives) {
            if (terms.size() != 1 || known_.documents(terms.front()) == 0) continue;
            const Synonym whole{.term = terms.front(), .share = whole_share};
            for (auto* word : {&left, &right})
                if (std::ranges::find(word->synonyms, whole) == word->synonyms.end()) word->synonyms.push_back(whole);
        }
    }

    // Everything that a text names, in each language, with the words that it stands among.
    template <typename Take>
    void names_in(std::string_view text, Take&& take) {
        const auto tokens = segment(text);
        for (std::size_t i = 0; i < text_language_count; ++i) {
            const auto language = static_cast<TextLanguage>(i);
            const auto terms = analyser_.terms_of(tokens, language);
            const std::vector<std::string_view> views{terms.begin(), terms.end()};
            const auto words = named_words(tokens, views);
            for (const auto& mention : known_.vocabulary.mentions(words, language))
                if (known_.documents(mention.term) > 0) take(words, mention);
        }
    }

    struct Meant {
        std::string spelt;
        QueryWord word;
        std::uint32_t documents = 0;
        std::int32_t score = 0;
    };

    // What a word may have been meant to be, of what offers hold; best first.
    std::vector<Meant> meant_by(const QueryWord& word, std::string_view written) {
        std::vector<Meant> all;
        for (const auto& candidate : corrections(known_.spelling, written, corrections_tried)) {
            std::string spelt{known_.spelling.words[candidate.word]};
            auto meant = analyser_.query(spelt, known_.languages);
            if (meant.words.size() != 1 || meant.words.front().alternatives == word.alternatives) continue;
            if (const auto held = documents(meant.words.front().alternatives); held > 0)
                all.push_back({.spelt = std::move(spelt),
                               .word = std::move(meant.words.front()),
                               .documents = held,
                               .score = candidate.score});
        }
        return all;
    }

    // Whether the request, with a word spelt so, names something by it and its neighbours, or by it where it stands
    // alone.
    bool makes_a_name(const QueryWord& word, std::string_view spelt, bool alone) {
        const auto text = std::string{request_.substr(0, word.start)}.append(spelt).append(request_.substr(word.end));
        bool makes = false;
        names_in(text, [&](const std::vector<NamedWord>& words, const Mention& mention) {
            if (mention.job || (mention.first == mention.last && !alone)) return;
            for (auto at = mention.first; at <= mention.last; ++at)
                makes = makes || words[at].word == word.numbers.front();
        });
        return makes;
    }

    // "Mssage bien-être" is no message. A word alone has less to tell by: only what is nearly as probable.
    const Meant& most_probable(const QueryWord& word, const std::vector<Meant>& meant) {
        if (meant.size() == 1) return meant.front();
        const auto alone = query_.content_words() == 1;
        for (const auto& one : meant)
            if ((!alone || one.score + margin_of_names >= meant.front().score) && makes_a_name(word, one.spelt, alone))
                return one;
        return meant.front();
    }

    void correct(QueryWord& word) {
        const auto written = mendable(word);
        if (!written || !word.synonyms.empty()) return;
        const auto holding = documents(word.alternatives);
        const auto meant = meant_by(word, *written);
        if (meant.empty()) return;
        const auto& best = holding == 0 ? most_probable(word, meant) : meant.front();
        if (holding == 0)
            word.alternatives = best.word.alternatives;
        else if (best.documents / suspect_ratio >= holding)
            word.corrected = best.word.alternatives;
        else
            return;
        word.content = best.word.content;
        word.correction = best.spelt;
    }

    void add_synonyms(std::string_view text) {
        names_in(text, [&](const std::vector<NamedWord>& words, const Mention& mention) {
            if (!families::job_titles && mention.job) return;
            add_names(mention);
            for (auto at = mention.first; at <= mention.last; ++at) add_synonym(words[at].word, mention);
        });
    }

    // Who asks by a topic's label means all of it; who asks by another of its names ("reliure") may mean that alone.
    bool asks_by_label(const Topic& topic) const {
        const auto asked = fold_key(request_);
        return std::ranges::any_of(
            std::initializer_list<std::string_view>{topic.label, topic.label_en, topic.label_de, topic.label_es},
            [&](std::string_view label) { return fold_key(label) == asked; });
    }

    void add_names(const Mention& mention) {
        const auto* const topic = mention.job ? nullptr : known_.vocabulary.topic_of(mention.term);
        if (topic != nullptr && asks_by_label(*topic) &&
            std::ranges::find(query_.topics, mention.term, &TopicNames::term) == query_.topics.end())
            query_.topics.push_back({.term = std::string{mention.term}, .names = known_.vocabulary.names_of(*topic)});
    }

    void add_synonym(std::uint32_t number, const Mention& mention) {
        const auto share = mention.job ? job_share : synonym_share;
        for (auto& word : query_.words) {
            if (std::ranges::find(word.numbers, number) == word.numbers.end()) continue;
            const auto same = std::ranges::find(word.synonyms, mention.term, &Synonym::term);
            if (same == word.synonyms.end())
                word.synonyms.push_back({.term = std::string{mention.term}, .share = share});
            else
                same->share = std::max(same->share, share);
        }
    }

    const std::string_view request_;
    const WordsKnown& known_;
    Analyser& analyser_;
    TextQuery query_;
};

}  // namespace

TextQuery read_words(std::string_view request, const WordsKnown& known, Analyser& analyser) {
    return WordReader{request, known, analyser}.read();
}

}  // namespace filon
