// A request that has passed every check of form; what stands in it is UTF-8, but for field values and the body.
#pragma once

#include <any>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace filon::http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string method;
    std::string path;  // percent-decoded; begins with `/`, holds no dot segment and no control character
    Pairs query;       // percent-decoded, `+` read as a space, in the order sent; never a NUL
    Pairs headers;     // names as sent, values without the white space around them
    Pairs parameters;  // what the braces of the route's pattern stand for
    std::string body;
    std::string client_address;
    bool may_take_long = false;  // it has been put off: no short one waits for it
    std::any caller;             // what the route's guard learnt of the sender; guard and handler agree on the type

    // The value of a field, its name in any case; the first where it was sent several times.
    std::optional<std::string_view> header(std::string_view name) const;
    // The value for a name in the braces of the pattern; empty when the pattern has no such name.
    std::string_view parameter(std::string_view name) const;
    // `application/json` of `Application/JSON; charset=utf-8`; empty when no Content-Type was sent.
    std::string media_type() const;
};

// ASCII letters compare without their case, as field names do (RFC 9110 §5.1).
bool equals_ignoring_case(std::string_view a, std::string_view b);
std::string lower_case(std::string_view text);

}  // namespace filon::http
