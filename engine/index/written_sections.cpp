#include "engine/index/written_sections.h"

namespace filon {

void append(ViewFile& file, const SuggestionRows& rows) {
    const auto& completions = rows.completions;
    file.append(Section::suggested, completions.texts.ends);
    file.append(ViewFile::following(Section::suggested), std::string_view{completions.texts.bytes});
    file.append(Section::suggested_kinds, completions.kinds);
    file.append(Section::suggested_ids, completions.ids.ends);
    file.append(ViewFile::following(Section::suggested_ids), std::string_view{completions.ids.bytes});
    file.append(Section::suggested_words, completions.words.ends);
    file.append(ViewFile::following(Section::suggested_words), std::string_view{completions.words.bytes});
    file.append(Section::suggested_holding, completions.holding);
    file.append(Section::suggested_begun, completions.begun);
    file.append(Section::suggested_writings, completions.writings);
    file.append(Section::suggested_offers, rows.offers);
}

void append(ViewFile& file, const SpellingRows& rows) {
    file.append(Section::spelled, rows.word_ends);
    file.append(ViewFile::following(Section::spelled), rows.word_bytes);
    file.append(Section::spelled_offers, rows.offers);
    file.append(Section::spelled_weights, rows.weights);
    file.append(Section::spelling_nodes, rows.nodes);
    file.append(Section::phonetic_keys, rows.key_ends);
    file.append(ViewFile::following(Section::phonetic_keys), rows.key_bytes);
    file.append(Section::words_of_key, rows.of_key);
}

void append(ViewFile& file, const SkillRows& skills) {
    file.append(Section::skill_terms, NameRows{skills.terms});
    file.append(Section::skills_holding, skills.holding);
    file.append(Section::skill_providers, skills.provider);
}

void append(ViewFile& file, const StandingRows& standing) {
    file.append(Section::day, std::vector{StandingDay{standing.day.number(), standing.remote_alone}});
    file.append(Section::by_price, standing.by_price);
    file.append(Section::by_date, standing.by_date);
    file.append(Section::by_duration, standing.by_duration);
    file.append(Section::counts, standing.counts);
    file.append(Section::standing_rows, standing.rows);
}

}  // namespace filon
