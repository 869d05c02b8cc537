// A request's words against the postings: which offers hold enough of them, and how well.
#pragma once

#include <stop_token>

#include "engine/matching/candidates.h"
#include "engine/matching/postings.h"
#include "engine/text/analyse.h"

namespace filon {

// The offers that hold `query.needed()` of its content words, each with its score: its BM25 as a share of what the best
// possible text would have, in thousandths; a word is worth the best of its alternatives, an alternative the mean of
// its terms. Without a content word every offer is a candidate, and the words that there are order them. The arithmetic
// is in whole numbers: equal questions get equal scores on every machine. Throws Stopped.
Candidates match_words(const Postings& postings, const TextQuery& query, const std::stop_token& stop);

}  // namespace filon
