// Offers in which everything is said now and then, and hardly anything always.
#pragma once

#include <string>
#include <vector>

#include "engine/offers/offer.h"
#include "tests/oracle/draw.h"

namespace filon::oracle {

// Sessions mostly start in these two years.
inline constexpr int first_year = 2026;
inline constexpr int last_year = 2027;

PublicOffer random_offer(Draw& draw, std::string id, std::string provider);
// Words that titles and topics are made of.
std::vector<std::string> catalogue_words();
// Ids of topics, some that nobody knows among them.
const std::vector<std::string>& declared_topics();

// A word of titles, and how it is misspelt now and then: another stem, and nothing's name.
struct Slip {
    std::string word, slip;
};
const std::vector<Slip>& slips();

// A day of those two years, or a little outside of them.
Date random_day(Draw& draw);

}  // namespace filon::oracle
