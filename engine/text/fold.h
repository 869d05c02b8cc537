// One writing for all the writings of a word: no capitals, no accents, no ligatures, plain apostrophes and hyphens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace filon {

// A folded text that still knows where each of its bytes came from.
struct FoldedText {
    std::string text;
    std::vector<std::uint32_t> start;  // start[i]: first byte of the original code point behind text[i]
    std::vector<std::uint32_t> end;    // end[i]: the byte after it
};

// Folds UTF-8 (bytes that are none become spaces): compatibility case folding of Unicode (NFKC_Casefold, UAX 44), then
// accents are dropped and ligatures opened. Letters and digits stay; of the rest only ' - . · & + # : / ( ) @ % and the
// space do, each in one writing; everything else becomes a space. HTML entities are read, tags become spaces, and two
// damages of old exports are mended: `½uvre` and `¿uvre` are œuvre, `d¿un` is d'un.
FoldedText fold_with_origins(std::string_view utf8);

// The same without the origins.
std::string fold(std::string_view utf8);

// Folded, words parted by single spaces, no punctuation: the key under which equal titles and names meet.
std::string fold_key(std::string_view utf8);

}  // namespace filon
