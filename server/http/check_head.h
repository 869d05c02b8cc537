// The strict reading of RFC 9112: what it lets a server refuse or repair is refused, before any parser sees the bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/outcome.h"
#include "server/http/limits.h"

namespace filon::http {

// Why a message is not taken. It is answered, and its connection closed.
struct Rejection {
    int status = 400;
    std::string detail = {};
    std::vector<Fault> errors = {};
};

// Looks for the end of a head in bytes that come bit by bit; each is looked at once.
class HeadScan {
public:
    enum class State { more, whole, broken };
    // `bytes` are all that have come so far. Broken: a bare CR or LF, or a control character, stands in them.
    State look(std::string_view bytes);
    // Where the head ends, its empty line included, once it is whole.
    std::size_t size() const { return at_; }
    bool has_request_line() const { return lines_ > 0; }

private:
    std::size_t at_ = 0;
    std::size_t lines_ = 0;
    std::size_t line_start_ = 0;
};

// Judges a whole head that HeadScan has passed; nothing when it is in order.
std::optional<Rejection> check_head(std::string_view head, const Limits& limits);

// Whether this is `uri-host [":" port]` (RFC 9110 §7.2), not empty, without user information.
bool is_host(std::string_view text);

}  // namespace filon::http
