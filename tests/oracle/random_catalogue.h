// Small catalogues in which what is rare in real ones meets often: ties, unknowns, borders, every form and basis.
#pragma once

#include "tests/oracle/draw.h"
#include "tests/oracle/question.h"

namespace filon::oracle {

// 40 to 140 offers of 3 to 25 providers, in chance order.
Catalogue random_catalogue(Draw& draw);

}  // namespace filon::oracle
