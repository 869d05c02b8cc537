#include "tests/oracle/words.h"

#include <algorithm>

#include "engine/text/fold.h"

namespace filon::oracle {
namespace {

std::size_t words_needed(std::size_t content_words) {
    if (content_words <= 2) return content_words;
    return content_words <= 8 ? 2 : (content_words + 3) / 4;
}

// However a record writes a code of a nomenclature with a name, it is found by the number, by that name, and by both in
// one: "35584", "RNCP", "RNCP35584".
void add_code(Terms& terms, const std::string& scheme, const std::string& code) {
    auto number = fold_key(code);
    if (!scheme.empty() && number.starts_with(scheme)) number = fold_key(number.substr(scheme.size()));
    if (number.empty()) return;
    for (const auto& token : segment(number)) terms.insert(token.text);
    if (scheme.empty()) return;
    terms.insert(scheme);
    terms.insert(scheme + number);
}

void add_codes(Terms& terms, const PublicOffer& offer) {
    const auto add = [&](const std::string& scheme, const std::vector<std::string>& codes) {
        for (const auto& code : codes) add_code(terms, scheme, code);
    };
    add("", offer.codes.formacode);
    add("", offer.codes.nsf);
    add("", offer.codes.rome);
    add("rncp", offer.codes.rncp);
    add("rs", offer.codes.rs);
    for (const auto& certification : offer.certification) {
        add_code(terms, "rncp", certification.rncp.value_or(""));
        add_code(terms, "rs", certification.rs.value_or(""));
    }
}

bool any_holds(const Terms& terms, const std::vector<Alternative>& alternatives) {
    return std::ranges::any_of(alternatives, [&](const Alternative& all) {
        return std::ranges::all_of(all, [&](const auto& term) { return terms.contains(term); });
    });
}

}  // namespace

Terms terms_of(const PublicOffer& offer, const NamesSaid& names) {
    Analyser analyser{names.acronyms()};
    Terms terms;
    const auto read = [&](const std::string& text, TextLanguage language) {
        for (auto& term : analyser.terms(text, language)) terms.insert(std::move(term));
        for (const auto& name : names.in(text, language))
            if (!name.job) terms.insert(name.term);
    };
    const auto language = offer.lang ? text_language(offer.lang->language()) : TextLanguage::french;
    read(offer.title, language);
    for (const auto& text : {offer.objectives, offer.programme, offer.prerequisites, offer.audience})
        read(text.value_or(""), language);
    for (const auto& certification : offer.certification) read(certification.name, language);
    add_codes(terms, offer);
    for (const auto& id : offer.topics) {
        const auto* topic = names.taxonomy().find(id);
        if (topic == nullptr) continue;
        terms.insert(term_of_topic(id));
        for (const auto& [name, its_language] : names_of_topic(*topic)) read(name, its_language);
    }
    return terms;
}

bool holds_as_written(const Terms& terms, const QueryWord& word) {
    return any_holds(terms, word.alternatives);
}

bool holds(const Terms& terms, const QueryWord& word) {
    return any_holds(terms, word.alternatives) || any_holds(terms, word.corrected) ||
           std::ranges::any_of(word.synonyms, [&](const Synonym& synonym) { return terms.contains(synonym.term); });
}

bool holds_enough(const Terms& terms, const TextQuery& query) {
    std::size_t content_words = 0, held = 0;
    for (const auto& word : query.words) {
        if (!word.content) continue;
        ++content_words;
        if (holds(terms, word)) ++held;
    }
    return held >= words_needed(content_words);
}

}  // namespace filon::oracle
