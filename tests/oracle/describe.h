// Questions, answers and records in words, for whoever has to find out why two answers differ.
#pragma once

#include <string>

#include "tests/oracle/question.h"

namespace filon::oracle {

std::string describe(const Question& question);
// What matters to a filter.
std::string describe(const PublicOffer& offer);
std::string describe(const PublicProvider& provider);
// What differs in two answers, with the records of the first few offers concerned.
std::string difference(const Answer& expected, const Answer& got, const Catalogue& catalogue);

}  // namespace filon::oracle
