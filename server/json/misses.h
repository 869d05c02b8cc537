// What an offer misses: by how much, or that nobody knows.
#pragma once

#include <string>

#include "engine/text/stem.h"
#include "server/json/reasons.h"

namespace filon {

// That the criterion's fact is not known, as reasons and misses both say it.
std::string not_known(Criterion criterion, const ReasonFacts& facts, TextLanguage language);

}  // namespace filon
