// The sections of the mapped file in which words lie: what is proposed, and how words are spelled.
#pragma once

#include "engine/index/suggestions_writer.h"
#include "engine/index/view_file.h"
#include "engine/words/spelling.h"

namespace filon {

void append(ViewFile& file, const SuggestionRows& rows);
void append(ViewFile& file, const SpellingRows& rows);

}  // namespace filon
