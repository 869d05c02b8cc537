// Paragraphs that travel as short lines.
#pragma once

#include <string>
#include <string_view>

namespace filon {

// Joins the lines of `text/plain; format=flowed` (RFC 3676 §4): a line that ends in a space goes on in the next one of
// the same quote depth. Lines end in LF. `delete_space` is the parameter DelSp: that space belongs to no word. An empty
// line ends a paragraph even after a space, as readers show it.
std::string join_flowed(std::string_view text, bool delete_space);

}  // namespace filon
