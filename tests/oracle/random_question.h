// Searches in every combination of words, filters, facets, orders and pages.
#pragma once

#include "tests/oracle/draw.h"
#include "tests/oracle/question.h"

namespace filon::oracle {

std::vector<Facet> all_facets();
// A few words, or many, of those that catalogues are made of, some of them misspelt, and names of topics.
std::string random_words(Draw& draw);

// Values that can be asked for under a facet's name: some that the catalogue may not have are among them.
std::vector<std::string> values_to_ask(Draw& draw, const Catalogue& catalogue, Facet facet);

// Most of its parts are left out at each draw; the providers asked for are mostly the catalogue's.
Question random_question(Draw& draw, const Catalogue& catalogue);

}  // namespace filon::oracle
