// What the post and Parisians write beside a town's name. All texts are folded (place_name.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace filon {

// A municipal arrondissement: the INSEE code of "Paris 15e", "lyon 3", "15eme arrondissement de paris", "paris xv".
// Nothing when the text says no arrondissement that there is.
std::optional<std::string> arrondissement_code(std::string_view folded);

// The name without CEDEX and what follows it. Of the three towns with arrondissements the number stays, since their
// CEDEX offices bear the arrondissement's: "lyon cedex 03" gives "lyon 03", "nantes cedex 3" gives "nantes".
std::string without_cedex(std::string_view folded);

// Whether it is five digits, as postcodes are.
bool is_five_digits(std::string_view text);

}  // namespace filon
