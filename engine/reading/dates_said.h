// When a course is to begin, as a request says it.
#pragma once

#include <vector>

#include "engine/reading/finding.h"
#include "engine/reading/said_text.h"
#include "engine/values/dates.h"

namespace filon {

// Days, months, weeks, quarters, seasons and what bounds them: "du 12 au 14 mars", "d'ici juin", "fin janvier",
// "semaine du 18", "T1 2027", "à la rentrée", "dès que possible", "before April", "ab Mai", "en enero". A date without
// a year is the next such one from today on. Dates of letters, meetings, births and deadlines of offers are noise.
void find_dates(const SaidText& said, Date today, std::vector<Finding>& found);

}  // namespace filon
