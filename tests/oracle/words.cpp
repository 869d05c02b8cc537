#include "tests/oracle/words.h"

#include <algorithm>

namespace filon::oracle {
namespace {

std::size_t words_needed(std::size_t content_words) {
    if (content_words <= 2) return content_words;
    return content_words <= 8 ? 2 : (content_words + 3) / 4;
}

}  // namespace

std::set<std::string> terms_of(const PublicOffer& offer, const ReferenceData& reference) {
    Analyser analyser{reference.acronyms};
    std::set<std::string> terms;
    const auto read = [&](const std::string& text, TextLanguage language) {
        for (auto& term : analyser.terms(text, language)) terms.insert(std::move(term));
    };
    const auto language = offer.lang ? text_language(offer.lang->language()) : TextLanguage::french;
    read(offer.title, language);
    for (const auto& text : {offer.objectives, offer.programme, offer.prerequisites, offer.audience})
        read(text.value_or(""), language);
    for (const auto& certification : offer.certification) read(certification.name, language);
    for (const auto& id : offer.topics) {
        const auto* topic = reference.taxonomy.find(id);
        if (topic == nullptr) continue;
        read(topic->label, TextLanguage::french);
        for (const auto& synonym : topic->synonyms) read(synonym, TextLanguage::french);
        for (const auto& acronym : topic->acronyms) read(acronym, TextLanguage::french);
        read(topic->label_en, TextLanguage::english);
        read(topic->label_de, TextLanguage::german);
        read(topic->label_es, TextLanguage::spanish);
    }
    return terms;
}

bool holds_enough(const std::set<std::string>& terms, const TextQuery& query) {
    const auto holds = [&](const Alternative& all) {
        return std::ranges::all_of(all, [&](const auto& term) { return terms.contains(term); });
    };
    std::size_t content_words = 0, held = 0;
    for (const auto& word : query.words) {
        if (!word.content) continue;
        ++content_words;
        if (std::ranges::any_of(word.alternatives, holds)) ++held;
    }
    return held >= words_needed(content_words);
}

}  // namespace filon::oracle
