// The few words of a text that show why it was found.
#pragma once

#include <string>
#include <string_view>

#include "engine/text/analyse.h"

namespace filon {

// A stretch of at most some 200 bytes of `text` around the words asked for, as HTML: escaped text with <mark> around
// those words and nothing else; an ellipsis where it was cut. The beginning of the text where no word is found.
std::string snippet(std::string_view text, TextLanguage language, const TextQuery& query, Analyser& analyser);

// Text as HTML: & < > " ' become entities.
std::string html_escaped(std::string_view text);

}  // namespace filon
