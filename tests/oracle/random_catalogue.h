// Small catalogues in which what is rare in real ones meets often: ties, unknowns, borders, every form and basis.
#pragma once

#include "tests/oracle/draw.h"
#include "tests/oracle/question.h"

namespace filon::oracle {

// 40 to 140 offers of 3 to 25 providers, in chance order; now and then with a team's lexicon, or words that are
// misspelt.
Catalogue random_catalogue(Draw& draw);
// Some words that nearly every offer says then, and one or two offers misspelt.
void misspell(Draw& draw, std::vector<PublicOffer>& offers);

}  // namespace filon::oracle
