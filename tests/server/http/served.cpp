#include "tests/server/http/served.h"

namespace filon::http {
namespace {

Response text(std::string body) {
    return {.status = 200, .content_type = "text/plain; charset=utf-8", .body = std::move(body)};
}

Response echo(const Request& request, const std::stop_token&) {
    std::string body = request.method + " " + request.path + "\n";
    for (const auto& [name, value] : request.query) body += name + "=" + value + "\n";
    return text(body + request.body);
}

}  // namespace

Router a_router() {
    const RouteOptions bodies{.bodies = {{.media_type = "application/json", .limit = 64 * 1024},
                                         {.media_type = "application/x-ndjson", .limit = 256 * 1024}}};
    Router router;
    router.get("/", [](const Request&, const std::stop_token&) { return text("home"); })
        .get("/alive", [](const Request&, const std::stop_token&) { return text("alive"); })
        .get("/live", [](const Request&, const std::stop_token&) { return text("live"); },
             {.guard = {}, .at_once = true})
        .get("/echo", echo)
        .post("/echo", echo, bodies)
        .get("/offers/{id}",
             [](const Request& request, const std::stop_token&) { return text(std::string{request.parameter("id")}); });
    return router;
}

Limits the_limits() {
    Limits limits;
    limits.workers = 2;
    limits.linger = std::chrono::milliseconds{200};
    return limits;
}

Served::Served(Router router, const Limits& limits)
    : server_{{.address = "127.0.0.1", .port = 0}, std::move(router), limits, metrics_},
      thread_{[this] { server_.run(); }} {}

Served::~Served() {
    server_.drain();
    if (thread_.joinable()) thread_.join();
}

std::optional<Reply> Served::ask(std::string_view bytes, std::string_view method) const {
    RawClient client{port()};
    client.send(bytes);
    return client.receive(method);
}

std::string a_get(std::string_view target, std::string_view fields) {
    return "GET " + std::string{target} + " HTTP/1.1\r\nHost: filon\r\n" + std::string{fields} + "\r\n";
}

std::string a_post(std::string_view body, std::string_view fields, std::string_view target) {
    return "POST " + std::string{target} +
           " HTTP/1.1\r\nHost: filon\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + std::string{fields} +
           "\r\n" + std::string{body};
}

}  // namespace filon::http
