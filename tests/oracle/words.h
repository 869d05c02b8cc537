// Which words an offer holds, and whether they are enough.
#pragma once

#include <set>
#include <string>

#include "engine/index/reference_data.h"
#include "engine/offers/offer.h"
#include "engine/text/analyse.h"

namespace filon::oracle {

// The terms of everything in which the contract lets a word be held: the offer's texts and its declared topics' names.
std::set<std::string> terms_of(const PublicOffer& offer, const ReferenceData& reference);
// All of one or two content words, two of three to eight, from nine on a quarter; no content word asks for nothing.
bool holds_enough(const std::set<std::string>& terms, const TextQuery& query);

}  // namespace filon::oracle
