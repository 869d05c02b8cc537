// What of a letter is its request.
#pragma once

#include <string>
#include <string_view>

namespace filon {

// The same text, byte for byte as long, in which what asks for nothing is blank: greetings, the signature and all that
// follows the closing words, quoted and forwarded mail, mail headers (the subject's text stays), telephone numbers,
// addresses of mail and of pages. Where nothing would be left the text stays as it is.
std::string body_of(std::string_view utf8);

}  // namespace filon
