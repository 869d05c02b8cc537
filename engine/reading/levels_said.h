// Levels of the Common European Framework, and certificates.
#pragma once

#include <vector>

#include "engine/reading/finding.h"
#include "engine/reading/said_text.h"

namespace filon {

// "de B1 à B2", "niveau A2", where a language or a level is spoken of: A1 and B are classes of other things, too.
void find_cefr(const SaidText& said, std::vector<Finding>& found);

// CACES, RNCP and RS with their numbers: certifications beside what they certify.
void find_certificates(const SaidText& said, std::vector<Finding>& found);

}  // namespace filon
