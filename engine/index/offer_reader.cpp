#include "engine/index/offer_reader.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/text/fold.h"
#include "engine/text/segment.h"
#include "engine/words/families.h"

namespace filon {
namespace {

constexpr std::uint32_t title_weight = 3;
constexpr std::uint32_t body_weight = 1;
// A code that the record bears as such outweighs any mention of it.
constexpr std::uint32_t code_weight = 100;

}  // namespace

void OfferReader::Counts::add(std::uint32_t term, std::uint32_t times) {
    if (term >= of_term.size()) of_term.resize(term + 1);
    if (of_term[term] == 0) counted.push_back(term);
    of_term[term] += times;
}

void OfferReader::Counts::clear() {
    for (const auto term : counted) of_term[term] = 0;
    counted.clear();
}

OfferWords OfferReader::read(const PublicOffer& offer, bool spelt) {
    OfferWords words;
    counts_.clear();
    spelt_ = spelt;
    const auto language = text_language(offer.lang);
    read(offer.title, language, title_weight, &words);
    for (const auto* text : {&offer.objectives, &offer.programme, &offer.prerequisites, &offer.audience})
        if (*text) read(**text, language, body_weight);
    for (const auto& certification : offer.certification) read(certification.name, language, body_weight);
    spelt_ = false;  // what follows no provider has written
    if (families::codes) read_codes(offer);
    for (const auto& id : offer.topics)
        if (const auto* topic = vocabulary_.taxonomy().find(id)) {
            for (const auto& [term, count] : words_of(*topic)) counts_.add(term, count);
            if (spelt && families::topic_words) ++spelt_topics_[topic];
        }

    words.terms.reserve(counts_.counted.size());
    for (const auto term : counts_.counted)
        words.terms.push_back({.term = terms_[term], .count = counts_.of_term[term]});
    std::ranges::sort(words.terms, {}, &WeightedTerm::term);
    return words;
}

std::uint32_t OfferReader::number_of(std::string_view term) {
    if (term.empty()) return no_term;
    if (const auto found = numbers_.find(term); found != numbers_.end()) return found->second;
    const auto number = static_cast<std::uint32_t>(terms_.size());
    terms_.emplace_back(term);
    numbers_.emplace(term, number);
    return number;
}

OfferReader::KnownWord& OfferReader::known(std::string_view folded) {
    if (const auto found = known_.find(folded); found != known_.end()) return found->second;
    return known_.emplace(folded, KnownWord{}).first->second;
}

std::uint32_t OfferReader::term_of(const Token& token, TextLanguage language) {
    auto& word = known(token.text);
    if (spelt_) ++word.spelled;
    // Codes and parts follow rules of their own, which cost nothing.
    if (token.kind == Token::Kind::code || token.role == Token::Role::part)
        return number_of(analyser_.term(token, language));
    auto& term = word.terms[static_cast<std::size_t>(language)];
    if (term == KnownWord::not_yet) term = number_of(analyser_.term(token, language));
    return term;
}

void OfferReader::read(std::string_view text, TextLanguage language, std::uint32_t weight, OfferWords* title) {
    const auto tokens = segment(text);
    stems_.clear();
    for (const auto& token : tokens) {
        const auto term = term_of(token, language);
        stems_.emplace_back(terms_[term]);
        if (term == no_term) continue;
        counts_.add(term, weight);
        if (title != nullptr && token.role != Token::Role::joined) title->title.push_back(terms_[term]);
    }
    if (!families::mentions) return;
    for (const auto& mention : vocabulary_.mentions(named_words(tokens, stems_), language))
        if (!mention.job) counts_.add(number_of(mention.term), weight);
}

// The names of a topic are the same for every offer that is on it: they are read once.
const std::vector<std::pair<std::uint32_t, std::uint32_t>>& OfferReader::words_of(const Topic& topic) {
    const auto [found, fresh] = of_topics_.try_emplace(topic.id);
    if (!fresh) return found->second;
    Counts of_offer;
    std::swap(counts_, of_offer);
    const auto all = [&](const std::vector<std::string>& texts, TextLanguage language) {
        for (const auto& text : texts) read(text, language, body_weight);
    };
    if (families::topic_terms) counts_.add(number_of(Vocabulary::topic_term(topic.id)), title_weight);
    if (families::topic_words) {
        all({topic.label}, TextLanguage::french);
        all(topic.synonyms, TextLanguage::french);
        all(topic.acronyms, TextLanguage::french);
        all({topic.label_en}, TextLanguage::english);
        all(topic.synonyms_en, TextLanguage::english);
        all({topic.label_de}, TextLanguage::german);
        all(topic.synonyms_de, TextLanguage::german);
        all({topic.label_es}, TextLanguage::spanish);
        all(topic.synonyms_es, TextLanguage::spanish);
    }
    for (const auto term : counts_.counted) found->second.emplace_back(term, counts_.of_term[term]);
    std::swap(counts_, of_offer);
    return found->second;
}

// As the number alone, and as it is also written: RNCP35233, RS5436.
void OfferReader::read_codes(const PublicOffer& offer) {
    const auto add = [&](std::string_view scheme, std::string_view code) {
        auto number = fold_key(code);
        if (!scheme.empty() && number.starts_with(scheme))
            number.erase(0, number.find_first_not_of(' ', scheme.size()));
        if (number.empty()) return;
        for (const auto& token : segment(number)) counts_.add(number_of(token.text), code_weight);
        if (scheme.empty()) return;
        for (const auto& token : segment(scheme)) counts_.add(term_of(token, TextLanguage::french), code_weight);
        counts_.add(number_of(std::string{scheme} + number), code_weight);
    };
    for (const auto* codes : {&offer.codes.formacode, &offer.codes.nsf, &offer.codes.rome})
        for (const auto& code : *codes) add({}, code);
    for (const auto& code : offer.codes.rncp) add("rncp", code);
    for (const auto& code : offer.codes.rs) add("rs", code);
    for (const auto& certification : offer.certification) {
        if (certification.rncp) add("rncp", *certification.rncp);
        if (certification.rs) add("rs", *certification.rs);
    }
}

void OfferReader::spell(std::string_view name) {
    for (const auto& token : segment(name)) ++known(token.text).spelled;
}

// Those of its names by which offers on it are found, each once.
std::vector<std::string> OfferReader::words_naming(const Topic& topic) {
    std::set<std::string> words;
    const auto add = [&](std::string_view name) {
        for (auto& token : segment(name)) words.insert(std::move(token.text));
    };
    for (const auto* label : {&topic.label, &topic.label_en, &topic.label_de, &topic.label_es}) add(*label);
    for (const auto* names :
         {&topic.synonyms, &topic.acronyms, &topic.synonyms_en, &topic.synonyms_de, &topic.synonyms_es})
        for (const auto& name : *names) add(name);
    return {words.begin(), words.end()};
}

std::vector<SpelledWord> OfferReader::spelled() const {
    std::vector<SpelledWord> words;
    words.reserve(known_.size());
    for (const auto& [word, about] : known_)
        if (about.spelled > 0) words.push_back({.word = word, .offers = about.spelled});
    // "sketchnote": no provider writes so, and it is meant all the same.
    for (const auto& [topic, offers] : spelt_topics_)
        for (auto& word : words_naming(*topic))
            if (const auto found = known_.find(word); found == known_.end() || found->second.spelled == 0)
                words.push_back({.word = std::move(word), .offers = offers});
    return words;
}

}  // namespace filon
