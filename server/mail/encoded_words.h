// Header fields that say more than ASCII.
#pragma once

#include <string>
#include <string_view>

#include "server/mail/charsets.h"

namespace filon {

// The text of an unfolded field such as a subject, on one line: its encoded words (RFC 2047:
// "=?utf-8?Q?=C3=A9t=C3=A9?=") decoded, also where their sender put spaces into them or cut a character in two; what is
// no whole encoded word stays as it is written, and bytes past ASCII are guessed as Charsets does.
std::string decode_words(std::string_view field, Charsets& charsets);

}  // namespace filon
