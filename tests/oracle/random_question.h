// Searches in every combination of words, filters, facets, orders and pages.
#pragma once

#include "tests/oracle/draw.h"
#include "tests/oracle/question.h"

namespace filon::oracle {

// Half of its parts are left out at each draw; the providers asked for are mostly the catalogue's.
Question random_question(Draw& draw, const Catalogue& catalogue);

}  // namespace filon::oracle
