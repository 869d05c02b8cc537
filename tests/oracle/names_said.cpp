#include "tests/oracle/names_said.h"

#include <algorithm>
#include <array>

#include "engine/text/fold.h"
#include "engine/text/segment.h"

namespace filon::oracle {
namespace {

constexpr std::array languages{TextLanguage::french, TextLanguage::english, TextLanguage::german,
                               TextLanguage::spanish};

std::vector<std::string> topics_of(const Lexicon& lexicon) {
    std::vector<std::string> ids;
    for (const auto& meaning : lexicon.categories) ids.push_back(meaning.topic);
    for (const auto& meaning : lexicon.codes) ids.push_back(meaning.topic);
    return ids;
}

void add_words(WordSet& words, const std::string& text) {
    for (const auto& token : segment(text)) words.insert(token.text);
}

std::string term_of_pair(const SynonymPair& pair) {
    const auto one = fold_key(pair.one), other = fold_key(pair.other);
    return "S" + std::min(one, other) + "=" + std::max(one, other);
}

}  // namespace

std::string term_of_topic(const std::string& id) {
    return "T" + id;
}

std::vector<std::pair<std::string, TextLanguage>> names_of_topic(const Topic& topic) {
    std::vector<std::pair<std::string, TextLanguage>> names{{topic.label, TextLanguage::french},
                                                            {topic.label_en, TextLanguage::english},
                                                            {topic.label_de, TextLanguage::german},
                                                            {topic.label_es, TextLanguage::spanish}};
    for (const auto* more : {&topic.synonyms, &topic.acronyms})
        for (const auto& name : *more) names.emplace_back(name, TextLanguage::french);
    for (const auto& name : topic.synonyms_en) names.emplace_back(name, TextLanguage::english);
    for (const auto& name : topic.synonyms_de) names.emplace_back(name, TextLanguage::german);
    for (const auto& name : topic.synonyms_es) names.emplace_back(name, TextLanguage::spanish);
    return names;
}

std::shared_ptr<const NamesSaid> names_with(const ReferenceData& reference, const Lexicon& lexicon) {
    static std::map<std::pair<const ReferenceData*, std::string>, std::shared_ptr<const NamesSaid>> known;
    auto& names = known[{&reference, lexicon.text()}];
    if (!names) names = std::make_shared<const NamesSaid>(reference.vocabulary.taxonomy(), lexicon);
    return names;
}

NamesSaid::NamesSaid(const Taxonomy& built_in, const Lexicon& lexicon) : taxonomy_{built_in.with(topics_of(lexicon))} {
    for (const auto& topic : taxonomy_.topics())
        for (const auto& acronym : topic.acronyms) add_words(acronyms_, acronym);
    for (const auto& pair : lexicon.acronyms) add_words(acronyms_, pair.one);
    for (const auto* scheme : {"RNCP", "RS"}) add_words(acronyms_, scheme);
    kept_ = acronyms_;
    for (const auto& word : lexicon.never_corrected) add_words(kept_, word);
    for (const auto& topic : taxonomy_.topics())
        for (const auto& job : topic.job_titles) ++topics_of_job_[fold_key(job)];
    for (const auto& topic : taxonomy_.topics()) call_topic(topic);
    for (const auto& pair : lexicon.synonyms) call_pair(pair);
    for (const auto& pair : lexicon.acronyms) call_pair(pair);
}

void NamesSaid::call(const std::string& text, TextLanguage language, const Meaning& meaning) {
    Stems stems;
    for (auto& word : words_of(text, language)) stems.push_back(std::move(word.stem));
    if (stems.empty()) return;
    if (!meaning.job) add_words(kept_, text);
    longest_name_ = std::max(longest_name_, stems.size());
    names_[language].emplace(std::move(stems), meaning);
}

void NamesSaid::call_topic(const Topic& topic) {
    const auto term = term_of_topic(topic.id);
    for (const auto& [text, language] : names_of_topic(topic))
        call(text, language, {.term = term, .topic = true, .job = false});
    for (const auto& text : topic.job_titles)
        if (topics_of_job_.at(fold_key(text)) <= 8)
            call(text, TextLanguage::french, {.term = term, .topic = true, .job = true});
}

void NamesSaid::call_pair(const SynonymPair& pair) {
    for (const auto language : languages)
        for (const auto& text : {pair.one, pair.other})
            call(text, language, {.term = term_of_pair(pair), .topic = false, .job = false});
}

std::vector<NamesSaid::Word> NamesSaid::words_of(const std::string& text, TextLanguage language) const {
    struct Compound {
        Stems parts;
        std::string joined;
        bool whole = true;
    };
    std::map<std::uint32_t, Compound> compounds;  // an ordinary word is one of a single part
    for (const auto& token : segment(text)) {
        auto& compound = compounds[token.word];
        auto stem = analyser_.term(token, language);
        if (token.role == Token::Role::joined)
            compound.joined = std::move(stem);
        else if (token.role == Token::Role::whole && !compound.parts.empty())
            continue;  // of both genders the first
        else if (!stem.empty())
            compound.parts.push_back(std::move(stem));
        else
            compound.whole = compound.whole && token.role == Token::Role::whole;
    }
    std::vector<Word> words;
    for (auto& [number, compound] : compounds) {
        if (!compound.whole && !compound.joined.empty()) compound.parts = {compound.joined};
        for (const auto& part : compound.parts) words.push_back({part, number});
    }
    return words;
}

const std::vector<NameSaid>& NamesSaid::in(const std::string& text, TextLanguage language) const {
    const std::pair key{language, text};
    if (const auto known = found_.find(key); known != found_.end()) return known->second;
    return found_.emplace(key, found_in(text, language)).first->second;
}

std::vector<NameSaid> NamesSaid::found_in(const std::string& text, TextLanguage language) const {
    struct Standing {
        Meaning meaning;
        std::size_t first, end;
        bool within(const Standing& other) const {
            return other.first <= first && end <= other.end && end - first < other.end - other.first;
        }
    };
    const auto words = words_of(text, language);
    const auto& names = names_.at(language);
    std::vector<Standing> all;
    for (std::size_t first = 0; first < words.size(); ++first) {
        Stems run;
        for (auto end = first; end < words.size() && run.size() < longest_name_; ++end) {
            run.push_back(words[end].stem);
            const auto [from, to] = names.equal_range(run);
            for (auto name = from; name != to; ++name) all.push_back({name->second, first, end + 1});
        }
    }
    std::vector<NameSaid> said;
    for (const auto& one : all) {
        const bool in_a_longer = std::ranges::any_of(
            all, [&](const Standing& other) { return other.meaning.topic && !other.meaning.job && one.within(other); });
        if (one.meaning.topic && in_a_longer) continue;
        NameSaid name{.term = one.meaning.term, .words = {}, .job = one.meaning.job};
        for (auto at = one.first; at < one.end; ++at) name.words.insert(words[at].number);
        said.push_back(std::move(name));
    }
    return said;
}

}  // namespace filon::oracle
