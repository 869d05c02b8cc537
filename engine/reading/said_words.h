// A request as a reader of needs sees it: words, numbers and signs, each with the bytes that it stands for.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filon {

// One word, run of digits, sign, or end of line. "950e" is two: 950 and, glued to it, e. Apostrophes and accents are
// gone: "l'été" is l and ete.
struct Said {
    enum class Kind : std::uint8_t { word, digits, sign, line };
    std::string text;  // folded; a sign in one writing: € . , ; : ( ) / + & % > - ? ! "
    std::uint32_t start = 0, end = 0;
    Kind kind = Kind::word;
    bool glued = false;  // nothing stands between it and what comes before
};

// Whether a word is one of a few.
inline bool is(std::string_view word, std::initializer_list<std::string_view> list) {
    return !word.empty() && std::ranges::find(list, word) != list.end();
}

// Of a text in UTF-8, in time linear in its length. Offsets count bytes.
std::vector<Said> said_words(std::string_view utf8);

// A number that is said, in figures or in words, and the first of the words after it.
struct SaidNumber {
    double value = 0;
    std::uint32_t end = 0;  // index of a Said
    bool round = false;     // said as about: "une dizaine"
};

// The number that begins at a word: "1 200", "1.200,50", "1,5k", "deux cents", "mille deux cents", "une vingtaine",
// "twelve", "zwölf". "un" and "une" are no numbers here: they are said of everything.
std::optional<SaidNumber> number_at(const std::vector<Said>& words, std::size_t at);

}  // namespace filon
