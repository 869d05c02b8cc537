// What clients write: mails of 60 to 80 words in French, each with a subject, a place, a date, a budget and a
// headcount.
#pragma once

#include <string_view>
#include <vector>

namespace filon {

// Those of mails.txt, which the peers are asked too.
const std::vector<std::string_view>& mails();

}  // namespace filon
