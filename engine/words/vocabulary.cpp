#include "engine/words/vocabulary.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/text/fold.h"
#include "engine/text/segment.h"

namespace filon {
namespace {

std::vector<std::string> topics_named(const Lexicon& lexicon) {
    std::vector<std::string> ids;
    for (const auto& row : lexicon.categories) ids.push_back(row.topic);
    for (const auto& row : lexicon.codes) ids.push_back(row.topic);
    return ids;
}

// A pair's term: the same for the same pair, whatever else the lexicon says.
std::string pair_term(const SynonymPair& pair) {
    auto one = fold_key(pair.one), other = fold_key(pair.other);
    if (other < one) std::swap(one, other);
    auto term = "S" + one + "=" + other;
    constexpr std::size_t longest = 200;  // of a term of Xapian's 245 bytes; two names of 200 bytes may share it
    if (term.size() > longest) term.resize(longest);
    return term;
}

// As a text's words are segmented: C.A.C.E.S. is caces, L'Oréal oreal.
void add_words(WordSet& words, std::string_view text) {
    for (const auto& token : segment(text)) words.insert(token.text);
}

bool lies_within(const Mention& inner, const Mention& outer) {
    return outer.first <= inner.first && inner.last <= outer.last &&
           outer.last - outer.first > inner.last - inner.first;
}

}  // namespace

std::vector<NamedWord> named_words(std::span<const Token> tokens, std::span<const std::string_view> terms) {
    std::vector<NamedWord> words;
    words.reserve(tokens.size());
    for (std::size_t from = 0; from < tokens.size();) {
        const auto begun = words.size();
        bool whole = true;
        std::string_view joined;
        const auto number = tokens[from].word;
        for (; from < tokens.size() && tokens[from].word == number; ++from) {
            const auto term = terms[from];
            if (tokens[from].role == Token::Role::joined)
                joined = term;
            else if (!term.empty() && (words.size() == begun || tokens[from].role == Token::Role::part))
                words.push_back({.stem = term, .word = number});  // of both genders the first
            else if (term.empty())
                whole = whole && tokens[from].role != Token::Role::part;
        }
        if (whole || joined.empty()) continue;
        words.resize(begun);
        words.push_back({.stem = joined, .word = number});
    }
    return words;
}

Vocabulary::Vocabulary(const Taxonomy& built_in, Lexicon lexicon)
    : taxonomy_{built_in.with(topics_named(lexicon))}, lexicon_{std::move(lexicon)} {
    for (const auto& topic : taxonomy_.topics())
        for (const auto& acronym : topic.acronyms) add_words(acronyms_, acronym);
    for (const auto& [acronym, expansion] : lexicon_.acronyms) add_words(acronyms_, acronym);
    // Names of registers stand beside codes: stemmed, RS would be the letter r.
    for (const auto* name : {"rncp", "rs"}) acronyms_.insert(name);
    kept_ = acronyms_;
    for (const auto& word : lexicon_.never_corrected) add_words(kept_, word);

    Analyser analyser{acronyms_};
    TopicsOfJob topics_of_job;
    for (const auto& topic : taxonomy_.topics())
        for (const auto& job : topic.job_titles) ++topics_of_job[fold_key(job)];
    for (const auto& topic : taxonomy_.topics()) name_topic(analyser, topic, topics_of_job);
    for (const auto* pairs : {&lexicon_.synonyms, &lexicon_.acronyms})
        for (const auto& pair : *pairs) name_pair(analyser, pair);
}

void Vocabulary::name(Analyser& analyser, std::string_view text, std::uint32_t term, TextLanguage language, bool topic,
                      bool job) {
    const auto tokens = segment(text);
    Name name{.stems = {}, .term = term, .topic = topic, .job = job};
    const auto terms = analyser.terms_of(tokens, language);
    const std::vector<std::string_view> views{terms.begin(), terms.end()};
    for (const auto& word : named_words(tokens, views)) name.stems.emplace_back(word.stem);
    if (name.stems.empty()) return;
    longest_name_ = std::max(longest_name_, static_cast<std::uint32_t>(name.stems.size()));
    for (const auto& token : tokens) kept_.insert(token.text);
    if (topic && !job) names_of_topic_[term].push_back(name.stems);
    names_[static_cast<std::size_t>(language)][name.stems.front()].push_back(std::move(name));
}

void Vocabulary::name_topic(Analyser& analyser, const Topic& topic, const TopicsOfJob& topics_of_job) {
    const auto term = static_cast<std::uint32_t>(terms_.size());
    terms_.push_back(topic_term(topic.id));
    names_of_topic_.emplace_back();
    const auto all = [&](const std::vector<std::string>& texts, TextLanguage language) {
        for (const auto& text : texts) name(analyser, text, term, language, true);
    };
    all({topic.label}, TextLanguage::french);
    all(topic.synonyms, TextLanguage::french);
    all(topic.acronyms, TextLanguage::french);
    for (const auto& job : topic.job_titles)
        if (topics_of_job.at(fold_key(job)) <= most_topics_of_a_job)
            name(analyser, job, term, TextLanguage::french, true, true);
    all({topic.label_en}, TextLanguage::english);
    all(topic.synonyms_en, TextLanguage::english);
    all({topic.label_de}, TextLanguage::german);
    all(topic.synonyms_de, TextLanguage::german);
    all({topic.label_es}, TextLanguage::spanish);
    all(topic.synonyms_es, TextLanguage::spanish);
}

// What the team says of words it says of all languages.
void Vocabulary::name_pair(Analyser& analyser, const SynonymPair& pair) {
    const auto term = static_cast<std::uint32_t>(terms_.size());
    terms_.push_back(pair_term(pair));
    for (std::size_t language = 0; language < text_language_count; ++language)
        for (const auto* text : {&pair.one, &pair.other})
            name(analyser, *text, term, static_cast<TextLanguage>(language), false);
}

std::vector<Mention> Vocabulary::mentions(std::span<const NamedWord> words, TextLanguage language) const {
    const auto& names = names_[static_cast<std::size_t>(language)];
    std::vector<Mention> topics, pairs;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto begun = names.find(words[at].stem);
        if (begun == names.end()) continue;
        for (const auto& name : begun->second) {
            if (name.stems.size() > words.size() - at) continue;
            const auto here = words.subspan(at, name.stems.size());
            if (!std::ranges::equal(here, name.stems, {}, &NamedWord::stem)) continue;
            auto& found = name.topic ? topics : pairs;
            found.push_back({.term = terms_[name.term],
                             .first = static_cast<std::uint32_t>(at),
                             .last = static_cast<std::uint32_t>(at + name.stems.size() - 1),
                             .job = name.job});
        }
    }
    auto found = std::move(pairs);
    for (auto at = topics.begin(); at != topics.end(); ++at) {
        // They come by their first word: what may hold this one begins no more than the longest name before it.
        const auto from =
            std::ranges::find_if(std::make_reverse_iterator(at), topics.rend(), [&](const Mention& other) {
                return other.first + longest_name_ < at->first;
            }).base();
        const auto to =
            std::ranges::find_if(at, topics.end(), [&](const Mention& other) { return other.first > at->first; });
        if (std::none_of(from, to, [&](const Mention& other) { return !other.job && lies_within(*at, other); }))
            found.push_back(*at);
    }
    return found;
}

}  // namespace filon
