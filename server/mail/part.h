// A part of an e-mail as its header describes it, and the parts within it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/dates.h"

namespace filon {

// A header and the body it speaks of: a whole mail, or a part of one (RFC 2045 §2.4). What its sender left out, or
// wrote so that nobody can read it, is empty.
struct MailPart {
    bool has_fields = false;
    std::string subject;       // as written, encoded words and all
    std::optional<Date> date;  // in the header's own zone
    std::string type;          // "text/plain", in lower case
    std::string charset;
    std::string boundary;       // of a multipart
    std::string encoding;       // Content-Transfer-Encoding
    bool flowed = false;        // format=flowed
    bool delete_space = false;  // DelSp=yes
    bool attached = false;      // beside the text, not of it (RFC 2183)
    std::string_view body;      // still encoded; of the bytes that were read

    bool is_multipart() const { return type.starts_with("multipart/"); }
    bool is_mail() const;
};

// `default_type` is what a part without a Content-Type is. Of a header only the first 128 KiB are read.
MailPart read_part(std::string_view bytes, std::string_view default_type = "text/plain");

// The parts of a multipart's body (RFC 2046 §5.1), its preamble and epilogue left out.
std::vector<std::string_view> split_parts(std::string_view body, std::string_view boundary);

}  // namespace filon
