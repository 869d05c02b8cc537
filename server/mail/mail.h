// E-mail as it travels, and what a person reads of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/values/dates.h"
#include "engine/values/outcome.h"

namespace filon {

// What a person reads of an e-mail.
struct Mail {
    std::string text;          // UTF-8 without NUL, lines end in LF: the subject, an empty line, the body
    std::optional<Date> date;  // the day of its Date header, in that header's own zone
};

// Reads a message (RFC 5322, MIME: RFC 2045 to 2049) of at most 1 MiB; its sender is trusted with nothing.
// Plain text goes before HTML where both say the same; attachments are left out; a forwarded mail is read where nothing
// else is said; parts nested deeper than 16 levels, or past the thousandth, are left out. A charset that is unknown or
// untrue is guessed. A fault of `body` when there is no header field, or nothing a person could read. Safe from any
// thread.
Outcome<Mail> read_mail(std::string_view message);

}  // namespace filon
