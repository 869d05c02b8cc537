// How bytes travel through mail servers that pass only lines of ASCII.
#pragma once

#include <string>
#include <string_view>

namespace filon {

// Undoes a Content-Transfer-Encoding (RFC 2045 §6): base64, quoted-printable, uuencode. Any other leaves the bytes as
// they are, and so does each place where they do not keep to it.
std::string undo_transfer(std::string_view bytes, const std::string& encoding);

}  // namespace filon
