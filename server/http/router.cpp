#include "server/http/router.h"

#include <algorithm>
#include <cassert>

#include "server/http/problem.h"

namespace filon::http {
namespace {

bool is_brace(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

// What the braces stand for when the path has the pattern's form.
std::optional<Pairs> read_parameters(std::string_view pattern, const std::vector<std::string>& segments) {
    Pairs parameters;
    std::size_t start = 1;
    for (const auto& segment : segments) {
        if (start > pattern.size()) return std::nullopt;
        const auto slash = std::min(pattern.find('/', start), pattern.size());
        const auto expected = pattern.substr(start, slash - start);
        start = slash + 1;
        if (is_brace(expected) && !segment.empty())
            parameters.emplace_back(expected.substr(1, expected.size() - 2), segment);
        else if (expected != segment)
            return std::nullopt;
    }
    return start > pattern.size() ? std::optional{parameters} : std::nullopt;
}

bool answers(const Route& route, std::string_view method) {
    return route.method == method || (method == "HEAD" && route.method == "GET");
}

}  // namespace

Router& Router::get(std::string pattern, Handler handler, RouteOptions options) {
    return add(
        {.method = "GET", .pattern = std::move(pattern), .handler = std::move(handler), .options = std::move(options)});
}

Router& Router::post(std::string pattern, Handler handler, RouteOptions options) {
    if (options.bodies.empty()) options.bodies.push_back({.media_type = "application/json"});
    return add({.method = "POST",
                .pattern = std::move(pattern),
                .handler = std::move(handler),
                .options = std::move(options)});
}

Router& Router::add(Route route) {
    assert(route.pattern.starts_with('/') && route.handler);
    routes_.push_back(std::make_unique<const Route>(std::move(route)));
    // Literal patterns stand first, so that they win over braces.
    std::ranges::stable_sort(routes_, {}, [](const auto& one) { return one->pattern.contains('{'); });
    return *this;
}

Router::Match Router::match(Request& request, const std::vector<std::string>& segments) const {
    std::string allowed;
    for (const auto& route : routes_) {
        auto parameters = read_parameters(route->pattern, segments);
        if (!parameters) continue;
        if (answers(*route, request.method)) {
            request.parameters = std::move(*parameters);
            return {.route = route.get()};
        }
        const std::string methods = route->method == "GET" ? "GET, HEAD" : route->method;
        if (!allowed.contains(methods)) allowed += methods + ", ";
    }
    if (allowed.empty()) return {.route = nullptr, .answer = problem(404, "There is nothing at this path.")};
    allowed += "OPTIONS";
    auto answer =
        request.method == "OPTIONS" ? Response{.status = 204} : problem(405, "This path does not take this method.");
    answer.headers.emplace_back("Allow", std::move(allowed));
    return {.route = nullptr, .answer = std::move(answer)};
}

}  // namespace filon::http
