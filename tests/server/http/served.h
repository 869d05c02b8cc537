// A server with a stub behind it, on a port of the system's choice.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <thread>

#include "server/http/server.h"
#include "tests/server/http/raw_client.h"

namespace filon::http {

// Routes: `GET /alive`, `GET` and `POST /echo` (what the request held, a line each; JSON to 64 KiB, NDJSON to 256 KiB),
// `GET /offers/{id}`, `GET /live` (at once).
Router a_router();
// Short times, so that a test of one is soon over; none that a working server would meet.
Limits the_limits();

// Serves from its construction to its destruction; what the handlers use must outlive it.
class Served {
public:
    explicit Served(Router router = a_router(), const Limits& limits = the_limits());
    ~Served();
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;

    std::uint16_t port() const { return server_.port(); }
    Server& server() { return server_; }
    Metrics& metrics() { return metrics_; }
    // Waits until run() has returned.
    void join() { thread_.join(); }
    // One request on a connection of its own.
    std::optional<Reply> ask(std::string_view bytes, std::string_view method = "GET") const;

private:
    Metrics metrics_;
    Server server_;
    std::thread thread_;
};

// Whether it comes true while patience lasts.
template <class Predicate>
bool eventually(const Predicate& predicate) {
    const auto end = std::chrono::steady_clock::now() + RawClient::patience;
    while (!predicate()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::yield();
    }
    return true;
}

// `GET /path HTTP/1.1` with a Host and the fields given, each with its line end.
std::string a_get(std::string_view target, std::string_view fields = "");
std::string a_post(std::string_view body, std::string_view fields = "", std::string_view target = "/echo");

}  // namespace filon::http
