// Texts as old software writes them.
#pragma once

#include <string>
#include <string_view>

namespace filon {

// Capitals without accents: "Écrits professionnels" gives "ECRITS PROFESSIONNELS"; other scripts stay as they are.
std::string plain_capitals(std::string_view text);

}  // namespace filon
