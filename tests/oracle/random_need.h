// Needs in every combination, most of them aimed at an offer of the catalogue: at just what it has, or at what it just
// has or has not.
#pragma once

#include "tests/oracle/draw.h"
#include "tests/oracle/need.h"
#include "tests/oracle/oracle.h"

namespace filon::oracle {

// A catalogue with twins, and offers that are nearly so; its words say next to nothing.
Catalogue random_catalogue_of_twins(Draw& draw);
// `oracle` is the catalogue's.
Need random_need(Draw& draw, const Catalogue& catalogue, const Oracle& oracle);
// All offers, or some of them with scores among which many are equal.
OnTopic random_topic(Draw& draw, const Catalogue& catalogue);

std::string describe(const Need& need);

}  // namespace filon::oracle
