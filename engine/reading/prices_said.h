// Amounts of money in a request, with their basis and tax as far as they are written.
#pragma once

#include <vector>

#include "engine/reading/finding.h"
#include "engine/reading/said_text.h"

namespace filon {

// "1 200 € HT par jour", "950e/groupe", "€5,000", "entre 500 et 800 €", "budget 12000", "2k€ max". What was paid once,
// and amounts that a certificate, a norm or an account bears, are none.
void find_prices(const SaidText& said, std::vector<Finding>& found);

}  // namespace filon
