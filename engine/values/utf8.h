// Well-formed UTF-8 (RFC 3629 §4): neither overlong forms, nor surrogates, nor anything past U+10FFFF.
#pragma once

#include <cstddef>
#include <string_view>

namespace filon {

// How many bytes the character at `at` takes; 0 when what stands there is none.
std::size_t utf8_length(std::string_view text, std::size_t at);
bool is_utf8(std::string_view text);
// Characters of a text that is UTF-8.
std::size_t characters(std::string_view text);

}  // namespace filon
