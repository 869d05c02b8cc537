// From a handler's response to the bytes on the wire.
#pragma once

#include <chrono>
#include <stop_token>
#include <string>
#include <string_view>

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/http/router.h"

namespace filon::http {

// Runs the handler; whatever it throws becomes a problem, but for TakesLong, which passes. A 200 to GET gets its ETag,
// and is a 304 where the sender has it already.
Response answer(const Route& route, const Request& request, const std::stop_token& stop);

// What the status line and the fields say beside the response itself.
struct Framing {
    bool keep_alive = true;
    bool is_1_0 = false;
    std::string_view date;
    std::chrono::nanoseconds duration{};
};

// Status line and fields, up to the empty line.
std::string render_head(const Response& response, const Framing& framing);

// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 §5.6.7).
std::string http_date(std::chrono::sys_seconds time);

}  // namespace filon::http
