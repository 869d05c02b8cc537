#include "server/routes.h"

#include <utility>

#include "server/endpoints/match.h"
#include "server/endpoints/plan.h"
#include "server/endpoints/read.h"
#include "server/endpoints/records.h"
#include "server/endpoints/search.h"
#include "server/endpoints/similar.h"
#include "server/endpoints/suggest.h"
#include "server/web/files.h"

namespace filon {
namespace {

// The engine says that it was stopped; to the listener that is a deadline that has passed.
template <class Endpoint>
http::Handler within_deadline(Endpoint endpoint) {
    return [endpoint](const http::Request& request, std::stop_token stop) {
        try {
            return endpoint(request, std::move(stop));
        } catch (const Stopped&) {
            throw http::DeadlinePassed{};
        }
    };
}

http::Handler saying(std::string_view status) {
    return [status](const http::Request&, const std::stop_token&) {
        JsonWriter writer;
        writer.begin_object();
        writer.member("status", status);
        writer.end_object();
        return http::Response{.status = 200, .content_type = "application/json", .body = writer.text(), .headers = {}};
    };
}

http::Handler file(WebFile which) {
    return [which](const http::Request& request, const std::stop_token&) { return web_file(which, request); };
}

std::vector<http::Sample> samples(const Service& service) {
    using enum http::Sample::Kind;
    const auto snapshot = service.snapshots.current();
    const auto& manifest = snapshot->manifest;
    return {
        {.name = "filon_generation_info",
         .help = "The generation that is being served",
         .labels = {{"generation", manifest.generation}, {"audience", std::string{name_of(manifest.audience)}}},
         .value = 1,
         .kind = gauge},
        {.name = "filon_generation_built_seconds",
         .help = "When it was built, since 1970",
         .labels = {},
         .value = static_cast<double>(manifest.built.time_since_epoch().count()),
         .kind = gauge},
        {.name = "filon_offers",
         .help = "Offers in it",
         .labels = {},
         .value = static_cast<double>(manifest.offers),
         .kind = gauge},
        {.name = "filon_generation_swaps_total",
         .help = "Generations taken over since the start",
         .labels = {},
         .value = static_cast<double>(service.snapshots.swaps()),
         .kind = counter},
        {.name = "filon_generations_refused_total",
         .help = "Generations refused since the start",
         .labels = {},
         .value = static_cast<double>(service.snapshots.refused()),
         .kind = counter},
    };
}

}  // namespace

http::Router routes(const Service& service, Access& access, http::Metrics& metrics) {
    metrics.add([&service] { return samples(service); });
    const auto guard = [&access](http::Request& request) { return access.refusal(request); };
    const http::RouteOptions with_key{.guard = guard, .bodies = {}};
    const http::RouteOptions at_once{.guard = {}, .bodies = {}, .at_once = true};
    const http::RouteOptions scraped{.guard = guard, .bodies = {}, .cache_control = "no-store", .at_once = true};
    const auto exposition = [&metrics](const http::Request&, const std::stop_token&) {
        return http::Response{
            .status = 200, .content_type = http::Metrics::content_type, .body = metrics.text(), .headers = {}};
    };

    constexpr std::size_t largest_text = 1024 * 1024;
    const http::RouteOptions text_or_mail{
        .guard = guard, .bodies = {{"application/json", largest_text}, {"message/rfc822", largest_text}}};

    constexpr std::size_t many_requests = 16 * 1024 * 1024;
    constexpr unsigned deadlines_of_many = 60;
    http::RouteOptions requests = text_or_mail;
    requests.bodies.push_back({"application/x-ndjson", many_requests, deadlines_of_many});

    http::Router router;
    router.get("/v1/search", within_deadline(SearchEndpoint{service}), with_key)
        .get("/v1/suggest", within_deadline(SuggestEndpoint{service}), with_key)
        .post("/v1/match", within_deadline(MatchEndpoint{service}), requests)
        .post("/v1/plan", within_deadline(PlanEndpoint{service}), with_key)
        .post("/v1/read", within_deadline(ReadEndpoint{service}), text_or_mail)
        .get("/v1/offers", within_deadline(OffersEndpoint{service}), with_key)
        .get("/v1/offers/{id}/similar", within_deadline(SimilarEndpoint{service}), with_key)
        .get("/v1/offers/{id}", within_deadline(OfferEndpoint{service}), with_key)
        .get("/v1/providers/{id}", within_deadline(ProviderEndpoint{service}), with_key)
        .get("/openapi.json", file(WebFile::openapi), with_key)
        .get("/metrics", exposition, scraped)
        .get("/health/live", saying("live"), at_once)
        .get("/health/ready", saying("ready"), at_once)
        .get("/", file(WebFile::page))
        .get("/filon.js", file(WebFile::script));
    return router;
}

}  // namespace filon
