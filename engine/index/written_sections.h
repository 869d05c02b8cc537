// Sections of the mapped file that are written together: what is proposed, how words are spelled, what providers can
// do, and what stands on a day.
#pragma once

#include "engine/index/skills_writer.h"
#include "engine/index/suggestions_writer.h"
#include "engine/index/view_file.h"
#include "engine/matching/standing.h"
#include "engine/words/spelling.h"

namespace filon {

void append(ViewFile& file, const SuggestionRows& rows);
void append(ViewFile& file, const SpellingRows& rows);
void append(ViewFile& file, const SkillRows& skills);
void append(ViewFile& file, const StandingRows& standing);

}  // namespace filon
