// What can still be told of a line that is no acceptable JSON, so that its sender finds the record again.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace filon {

// At most `size` bytes of a text, not cutting a character, with an ellipsis where something was left out; bytes that
// are not UTF-8 become U+FFFD.
std::string shortened(std::string_view text, std::size_t size);

// The contract's own records nest five deep; what is confidential may nest as its owner likes, within reason.
inline constexpr std::size_t deepest = 64;

struct Salvage {
    std::string type;
    std::string id;
    std::size_t sessions = 0;
    std::string bad_text;  // path of the first text that is not UTF-8, or of the object with the first such name
};

// Reads as far as the line is JSON of no more than `deepest` levels, minding neither encoding nor what stands where.
Salvage salvage(std::string_view line);

}  // namespace filon
