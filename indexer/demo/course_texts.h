// The texts of one demo course.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/offers/closed_lists.h"
#include "engine/topics/taxonomy.h"
#include "indexer/demo/dice.h"
#include "indexer/demo/wording.h"

namespace filon {

// A step on the scale of language levels.
struct CefrStep {
    Cefr entry = Cefr::a1;
    Cefr target = Cefr::a2;
};

// What a course is to be about.
struct CourseBrief {
    const Topic& topic;
    const TopicWording& wording;
    const FamilyWording& family;
    RecordLanguage language = RecordLanguage::fr;
    std::optional<Level> level;
    std::optional<CefrStep> cefr;
    std::int64_t days = 2;
};

// What is read of a course, as its provider wrote it.
struct CourseTexts {
    std::string title, objectives, programme, prerequisites, audience;
};

// Some ninety to a hundred and fifty words in the brief's language, whose modules are the topic's own.
CourseTexts write_course(const CourseBrief& brief, const Wording& wording, Dice& dice);

// The text as it comes out of a badly kept database: entities, capitals without accents, no-break spaces, œ and
// apostrophes lost between character sets, or stray tags. Always leaves a mark.
void spoil(CourseTexts& texts, Dice& dice);

}  // namespace filon
