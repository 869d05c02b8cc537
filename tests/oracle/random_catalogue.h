// Small catalogues in which what is rare in real ones meets often: ties, unknowns, borders, every form and basis.
#pragma once

#include "tests/oracle/draw.h"
#include "tests/oracle/question.h"

namespace filon::oracle {

// Sessions start in these two years.
inline constexpr int first_year = 2026;
inline constexpr int last_year = 2027;

// 60 to 200 offers of 3 to 25 providers, in chance order.
Catalogue random_catalogue(Draw& draw);
// Words that its titles and topics are made of.
std::vector<std::string> catalogue_words();
// A day of those two years, or a little outside of them.
Date random_day(Draw& draw);
// A point at most `radius_km` or so from the middle of Lyon.
Coordinates random_point(Draw& draw, double radius_km);

}  // namespace filon::oracle
