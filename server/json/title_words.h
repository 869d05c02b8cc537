// Whether a reader finds what was asked for in a title.
#pragma once

#include <string_view>

namespace filon {

// Each of the topic's words of three letters and more begins a word of the title, whatever its ending and its accents:
// the topic's score cannot tell, for codes and synonyms bring it as high as a title does.
bool stands_in(std::string_view topic, std::string_view title);

}  // namespace filon
