#include "server/http/metrics.h"

#include <array>
#include <map>
#include <mutex>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include "server/http/router.h"

namespace filon::http {
namespace {

// From a cached suggestion to the deadline and past it.
const prometheus::Histogram::BucketBoundaries bounds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                     0.1,    0.25,  0.5,    1,     2,    5};

constexpr std::array refusals{"connections", "connections_per_address", "queue", "deadline", "head", "body"};

struct RouteFigures {
    std::array<prometheus::Counter*, 6> by_class{};  // 1xx to 5xx at 1 to 5
    prometheus::Histogram* seconds = nullptr;
};

prometheus::MetricFamily family_of(const Sample& sample) {
    return {
        .name = sample.name,
        .help = sample.help,
        .type = sample.kind == Sample::Kind::counter ? prometheus::MetricType::Counter : prometheus::MetricType::Gauge,
        .metric = {}};
}

prometheus::ClientMetric metric_of(const Sample& sample) {
    prometheus::ClientMetric metric;
    for (const auto& [name, value] : sample.labels) metric.label.push_back({name, value});
    metric.gauge.value = metric.counter.value = sample.value;
    return metric;
}

}  // namespace

struct Metrics::State {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                            .Name("filon_http_requests_total")
                                                            .Help("Requests answered, by route and class of status.")
                                                            .Register(registry);
    prometheus::Family<prometheus::Histogram>& seconds = prometheus::BuildHistogram()
                                                             .Name("filon_http_request_seconds")
                                                             .Help("From the head of a request to its answer.")
                                                             .Register(registry);
    prometheus::Gauge& connections =
        prometheus::BuildGauge().Name("filon_http_connections").Help("Open connections.").Register(registry).Add({});
    prometheus::Gauge& queue = prometheus::BuildGauge()
                                   .Name("filon_http_queue_length")
                                   .Help("Requests that wait for a worker.")
                                   .Register(registry)
                                   .Add({});
    std::array<prometheus::Counter*, refusals.size()> refused{};
    std::map<const Route*, RouteFigures> routes;  // not changed once requests are counted
    std::mutex sources_mutex;
    std::vector<Source> sources;

    RouteFigures& declare(const Route* route, const prometheus::Labels& labels) {
        RouteFigures figures;
        for (int digit = 2; digit <= 5; ++digit) {
            auto labelled = labels;
            labelled["status"] = std::to_string(digit) + "xx";
            figures.by_class[static_cast<std::size_t>(digit)] = &requests.Add(labelled);
        }
        figures.seconds = &seconds.Add(labels, bounds);
        return routes[route] = figures;
    }
};

Metrics::Metrics() : state_{std::make_unique<State>()} {
    auto& refused = prometheus::BuildCounter()
                        .Name("filon_http_refused_total")
                        .Help("What was refused unheard, by reason.")
                        .Register(state_->registry);
    for (std::size_t i = 0; i < refusals.size(); ++i) state_->refused[i] = &refused.Add({{"reason", refusals[i]}});
    state_->declare(nullptr, {{"method", ""}, {"route", "none"}});
}

Metrics::~Metrics() = default;

void Metrics::add(Source source) {
    const std::scoped_lock lock{state_->sources_mutex};
    state_->sources.push_back(std::move(source));
}

std::string Metrics::text() const {
    std::vector<Source> sources;
    {
        const std::scoped_lock lock{state_->sources_mutex};
        sources = state_->sources;
    }
    std::map<std::string, prometheus::MetricFamily> added;
    for (const auto& source : sources)
        for (const auto& sample : source())
            added.try_emplace(sample.name, family_of(sample)).first->second.metric.push_back(metric_of(sample));
    auto families = state_->registry.Collect();
    for (auto& [name, family] : added) families.push_back(std::move(family));
    return prometheus::TextSerializer{}.Serialize(families);
}

void Metrics::declare(const std::vector<std::unique_ptr<const Route>>& routes) {
    for (const auto& route : routes)
        state_->declare(route.get(), {{"method", route->method}, {"route", route->pattern}});
}

void Metrics::count_request(const Route* route, int status, std::chrono::nanoseconds duration) {
    const auto& figures = state_->routes.at(route);
    if (status >= 200 && status <= 599) figures.by_class[static_cast<std::size_t>(status / 100)]->Increment();
    figures.seconds->Observe(std::chrono::duration<double>{duration}.count());
}

void Metrics::count_refusal(Refusal why) {
    state_->refused[static_cast<std::size_t>(why)]->Increment();
}
void Metrics::connection_opened() {
    state_->connections.Increment();
}
void Metrics::connection_closed() {
    state_->connections.Decrement();
}
void Metrics::queue_is(std::size_t length) {
    state_->queue.Set(static_cast<double>(length));
}

}  // namespace filon::http
