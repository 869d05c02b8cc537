// Where the words of a text are, as a French reader of training offers sees them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace filon {

// One word of a text: folded, with the bytes [start, end) of the original that it stands for.
struct Token {
    enum class Kind : std::uint8_t {
        word,  // letters: may be stemmed
        code,  // digits or signs belong to it (r489, c++, 1200, .net), or it is an initialism (R.H.): never stemmed
    };
    enum class Role : std::uint8_t {
        whole,   // a word by itself
        part,    // one side of a hyphen: `e` and `learning` of e-learning
        joined,  // the parts written as one: `elearning`; it follows its parts
    };
    std::string text;
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    Kind kind = Kind::word;
    Role role = Role::whole;
    std::uint32_t word = 0;  // counts the words of the text: the parts and the joined form of a compound share one
    friend bool operator==(const Token&, const Token&) = default;
};

// Segments UTF-8. Elided articles and pronouns are dropped (l'anglais → anglais), compounds give parts and joined form,
// protected writings stay whole (C++ C# F# .NET R&D R.H. aujourd'hui prud'hommes), spaced numbers are joined (1 200),
// norms are parted (ISO9001:2015 → iso 9001 2015), inclusive endings are expanded (formateur·rice → formateur
// formatrice).
std::vector<Token> segment(std::string_view utf8);

}  // namespace filon
