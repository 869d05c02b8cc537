// The names by which things are asked for: topics with their synonyms in four languages, and what the team says is the
// same. It finds them among words, in requests and in offers alike.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/text/analyse.h"
#include "engine/text/stem.h"
#include "engine/text/word_lists.h"
#include "engine/topics/taxonomy.h"
#include "engine/words/lexicon.h"

namespace filon {

// A text's words as names are compared with them: stems one after the other, little words left out, a compound by its
// parts, or by its joined form where a part is a lone letter.
struct NamedWord {
    std::string_view stem;   // of the memory of the terms
    std::uint32_t word = 0;  // Token::word
};

// One name that stands in a text, word after word.
struct Mention {
    std::string_view term;              // under which offers bear what is meant: of the vocabulary's memory
    std::uint32_t first = 0, last = 0;  // ranks among the words
    bool job = false;                   // it names who learns it, not the thing itself
    friend bool operator==(const Mention&, const Mention&) = default;
};

// Built once, immutable; any thread may ask it.
class Vocabulary {
public:
    // What the lexicon says comes beside what is built in, and before it where they differ.
    Vocabulary(const Taxonomy& built_in, Lexicon lexicon);

    const Taxonomy& taxonomy() const { return taxonomy_; }
    const Lexicon& lexicon() const { return lexicon_; }
    const WordSet& acronyms() const { return acronyms_; }
    // A folded word that nobody mends: the team's, an acronym's, or one by which a topic or a job is named.
    bool keeps(std::string_view folded) const { return kept_.contains(folded); }

    // The term under which an offer bears a topic. No word of any text is such a term: it has a capital.
    static std::string topic_term(std::string_view id) { return "T" + std::string{id}; }
    // The topic whose term this is; null for a pair's.
    const Topic* topic_of(std::string_view term) const {
        return term.starts_with('T') ? taxonomy_.find(term.substr(1)) : nullptr;
    }

    // The names of a topic, in every language and none of a job: the stems of each in their order.
    const std::vector<std::vector<std::string>>& names_of(const Topic& topic) const {
        return names_of_topic_[static_cast<std::size_t>(&topic - taxonomy_.topics().data())];
    }

    // A job that more topics name calls none of them: of a manager nobody can say what he wants to learn.
    static constexpr std::uint32_t most_topics_of_a_job = 8;

    // Every name that stands among the words of a text in this language; of topics' names none that lies within a
    // longer one, unless that is a job's.
    std::vector<Mention> mentions(std::span<const NamedWord> words, TextLanguage language) const;

private:
    struct Name {
        std::vector<std::string> stems;
        std::uint32_t term;  // in terms_
        bool topic, job;
    };
    using Names = std::unordered_map<std::string, std::vector<Name>, StringHash, std::equal_to<>>;

    void name(Analyser& analyser, std::string_view text, std::uint32_t term, TextLanguage language, bool topic,
              bool job = false);
    // `topics_of_job`: how many topics name a folded title.
    using TopicsOfJob = std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>>;
    void name_topic(Analyser& analyser, const Topic& topic, const TopicsOfJob& topics_of_job);
    void name_pair(Analyser& analyser, const SynonymPair& pair);

    Taxonomy taxonomy_;
    Lexicon lexicon_;
    WordSet acronyms_, kept_;
    std::uint32_t longest_name_ = 0;                                     // in words
    std::vector<std::string> terms_;                                     // of topics first, as the taxonomy has them
    std::vector<std::vector<std::vector<std::string>>> names_of_topic_;  // as the taxonomy has the topics
    std::array<Names, text_language_count> names_;                       // by language, then by their first stem
};

// The words of a segmented text, with the term of each token, as names are compared with them.
std::vector<NamedWord> named_words(std::span<const Token> tokens, std::span<const std::string_view> terms);

}  // namespace filon
