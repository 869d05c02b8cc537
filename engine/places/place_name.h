// Names of places in the one form in which they are compared.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filon {

// No place has a longer name, in bytes; longer texts are refused before they are looked at.
inline constexpr std::size_t longest_place_text = 200;

// Words of lower-case letters and digits parted by single spaces: no accents, ligatures, hyphens or apostrophes; "St"
// and "Ste" are "saint" and "sainte". "L'Haÿ-les-Roses" gives "l hay les roses". Nothing when the text is no UTF-8 or
// holds NUL.
std::optional<std::string> fold_place_name(std::string_view text);

// A folded name without the article that it begins with ("le mans" gives "mans"); as it is when it has none.
std::string_view without_article(std::string_view folded);

// A name as it was typed with the words that its strokes stand for: "Villefranche s/Saône" and "Villefranche/Saône" say
// "sur", "Aulnay s/s Bois" says "sous".
std::string with_strokes_said(std::string_view text);

// The words of a folded name; they live as long as it does.
std::vector<std::string_view> words_of(std::string_view folded);

}  // namespace filon
