// Which words an offer holds, and whether they are enough.
#pragma once

#include <set>
#include <string>

#include "engine/offers/offer.h"
#include "engine/text/analyse.h"
#include "tests/oracle/names_said.h"

namespace filon::oracle {

using Terms = std::set<std::string>;

// The terms of everything in which the contract lets a word be held: the offer's texts, its certifications and codes,
// the names of its declared topics in all languages; the terms of whatever is called by name in one of these.
Terms terms_of(const PublicOffer& offer, const NamesSaid& names);

// Whether a word is held as the request has it: by its stem in any language; and whether it is held at all: by that, by
// a synonym, or by what was probably meant.
bool holds_as_written(const Terms& terms, const QueryWord& word);
bool holds(const Terms& terms, const QueryWord& word);
// All of one or two content words, two of three to eight, from nine on a quarter; no content word asks for nothing.
bool holds_enough(const Terms& terms, const TextQuery& query);

}  // namespace filon::oracle
