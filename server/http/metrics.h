// What the server counts, for Prometheus. Safe to use from any thread.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/http/request.h"

namespace filon::http {

struct Route;

// One figure of the moment: `filon_generation_info{generation="…"} 1`.
struct Sample {
    enum class Kind { gauge, counter };
    std::string name;
    std::string help;
    Pairs labels = {};
    double value = 0;
    Kind kind = Kind::gauge;
};

enum class Refusal { connections, connections_per_address, queue, deadline, head, body };

// Of the server itself: filon_http_requests_total{route,status}, filon_http_request_seconds{route},
// filon_http_connections, filon_http_refused_total{reason}, filon_http_queue_length. A route is named by its pattern,
// never by what was asked.
class Metrics {
public:
    using Source = std::function<std::vector<Sample>()>;

    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    // Asked at every scrape, on the thread that renders; samples of one name are kept together.
    void add(Source source);
    // Text exposition format 0.0.4.
    std::string text() const;
    static constexpr const char* content_type = "text/plain; version=0.0.4; charset=utf-8";

    // Routes that are declared are counted without a look-up; none (nullptr) stands for what met no route.
    void declare(const std::vector<std::unique_ptr<const Route>>& routes);
    void count_request(const Route* route, int status, std::chrono::nanoseconds duration);
    void count_refusal(Refusal why);
    void connection_opened();
    void connection_closed();
    void queue_is(std::size_t length);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace filon::http
