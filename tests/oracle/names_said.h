// By which names a text calls a topic, or what a team says is the same: every run of its words is looked up.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/index/reference_data.h"
#include "engine/text/analyse.h"
#include "engine/topics/taxonomy.h"
#include "engine/words/lexicon.h"

namespace filon::oracle {

// How the contract is read where it leaves a choice:
//   1. Names are compared by their stems in the text's language, little words left out of both; a compound by its
//      parts, or joined where one of these says nothing (e-learning). Of a word that is written for both genders the
//      first counts.
//   2. A topic is called by its label, synonyms and acronyms, and by the titles of jobs that need it, unless more than
//   eight topics name that job; none of these
//      counts within a longer one, unless that is a job's. A team's pair is called by either of its two, in every
//      language, wherever they stand.
struct NameSaid {
    std::string term;               // of what is meant, as a TextQuery names it
    std::set<std::uint32_t> words;  // of the text, by Token::word
    bool job = false;               // the title of who learns it
};

// What it has found in a text it remembers: for one thread.
class NamesSaid {
public:
    // `built_in` knows no more than what is part of the program.
    NamesSaid(const Taxonomy& built_in, const Lexicon& lexicon);
    NamesSaid(const NamesSaid&) = delete;
    NamesSaid& operator=(const NamesSaid&) = delete;

    const Taxonomy& taxonomy() const { return taxonomy_; }
    const WordSet& acronyms() const { return acronyms_; }
    // Whether a folded word is one of a name (a job's title is none) or one that the team keeps as it is.
    bool keeps(const std::string& folded) const { return kept_.contains(folded); }
    const std::vector<NameSaid>& in(const std::string& text, TextLanguage language) const;

private:
    struct Word {
        std::string stem;
        std::uint32_t number;
    };
    // What a name means.
    struct Meaning {
        std::string term;
        bool topic, job;
    };
    using Stems = std::vector<std::string>;

    std::vector<Word> words_of(const std::string& text, TextLanguage language) const;
    void call(const std::string& text, TextLanguage language, const Meaning& meaning);
    void call_topic(const Topic& topic);
    void call_pair(const SynonymPair& pair);
    std::vector<NameSaid> found_in(const std::string& text, TextLanguage language) const;

    Taxonomy taxonomy_;
    WordSet acronyms_, kept_;
    std::map<TextLanguage, std::multimap<Stems, Meaning>> names_;
    std::map<std::string, int> topics_of_job_;  // by folded title
    std::size_t longest_name_ = 0;              // in words
    mutable Analyser analyser_{acronyms_};
    mutable std::map<std::pair<TextLanguage, std::string>, std::vector<NameSaid>> found_;
};

// The names that are built in and a team's. Both are learnt once a program: that takes longer than a small catalogue.
std::shared_ptr<const NamesSaid> names_with(const ReferenceData& reference, const Lexicon& lexicon);

// Every name of a topic but jobs' titles, with its language.
std::vector<std::pair<std::string, TextLanguage>> names_of_topic(const Topic& topic);
// The term under which an offer bears a topic.
std::string term_of_topic(const std::string& id);

}  // namespace filon::oracle
