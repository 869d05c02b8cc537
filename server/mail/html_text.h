// The text of HTML as a mailer would show it without any pictures or style.
#pragma once

#include <string>
#include <string_view>

namespace filon {

// Takes valid UTF-8 whose lines end in LF, and gives the same. Whatever a browser bears is borne: unclosed and unknown
// tags, comments, bare ampersands. Blocks stand on lines of their own, cells of a table side by side; of white space
// one space is left, or none at the ends of a line; a non-breaking space is a space that stays. Head, styles and
// scripts say nothing. Takes time in proportion to the length.
std::string text_of_html(std::string_view html);

}  // namespace filon
