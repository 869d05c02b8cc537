// The table of what the server answers to. Build it once; it is read by many threads afterwards.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.h"
#include "server/http/response.h"

namespace filon::http {

// Runs on a worker thread. When the token is set its answer has come too late: it throws DeadlinePassed, which becomes
// a 503. Any other exception becomes a 500 that says nothing of it, and is logged.
using Handler = std::function<Response(const Request&, std::stop_token)>;

struct DeadlinePassed {};

// Thrown by a handler that sees, before it has done much, that a request will take long, unless
// `request.may_take_long`: it is asked again when one of the threads that long requests may have is free, so that short
// ones never wait for them.
struct TakesLong {};

// Asked on the I/O thread when the head has come and before the body is read: a refusal (401, 429), or nothing and the
// request goes on, with `caller` set if need be. It must be brief.
using Guard = std::function<std::optional<Response>(Request&)>;

// A media type that a route reads, and how large its bodies may be (413).
struct BodyKind {
    std::string media_type;
    std::size_t limit = 1024 * 1024;
    unsigned deadlines = 1;  // how many times the deadline its requests may take: many requests in one body
};

struct RouteOptions {
    Guard guard = {};
    std::vector<BodyKind> bodies = {};  // another media type is a 415; the first is meant where a sender names none
    std::string cache_control = "private, no-cache";
    bool at_once =
        false;  // answered on the I/O thread, whatever the queue: for health and metrics, which take microseconds
};

struct Route {
    std::string method;
    std::string pattern;
    Handler handler;
    RouteOptions options = {};
};

// Patterns are paths whose segments are literal or a name in braces: `/v1/offers/{id}/similar`. A brace takes one
// segment that is not empty; a literal wins over a brace. HEAD is answered wherever GET is, OPTIONS everywhere.
class Router {
public:
    Router& get(std::string pattern, Handler handler, RouteOptions options = {});
    // Without `options.bodies` it takes application/json of at most 1 MiB.
    Router& post(std::string pattern, Handler handler, RouteOptions options = {});

    // What a request meets: a route, and then `parameters` of the request are set; or the answer to give instead (404,
    // 405, OPTIONS).
    struct Match {
        const Route* route = nullptr;
        std::optional<Response> answer = {};
    };
    // `segments` are those of the path, decoded one by one, so that an escaped slash stays within its segment.
    Match match(Request& request, const std::vector<std::string>& segments) const;

    const std::vector<std::unique_ptr<const Route>>& routes() const { return routes_; }

private:
    Router& add(Route route);

    std::vector<std::unique_ptr<const Route>> routes_;  // their addresses are handed out
};

}  // namespace filon::http
