#include "server/http/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/http/router.h"

namespace filon::http {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Metrics, CountsByRouteAndClassOfStatus) {
    Router router;
    router.get("/v1/offers/{id}", [](const Request&, const std::stop_token&) { return Response{}; });
    Metrics metrics;
    metrics.declare(router.routes());

    const auto* const route = router.routes().front().get();
    metrics.count_request(route, 200, std::chrono::milliseconds{3});
    metrics.count_request(route, 404, std::chrono::milliseconds{1});
    metrics.count_request(nullptr, 404, std::chrono::milliseconds{1});

    const auto text = metrics.text();
    EXPECT_THAT(text, HasSubstr("# TYPE filon_http_requests_total counter"));
    EXPECT_THAT(text, HasSubstr(R"(filon_http_requests_total{method="GET",route="/v1/offers/{id}",status="2xx"} 1)"));
    EXPECT_THAT(text, HasSubstr(R"(filon_http_requests_total{method="GET",route="/v1/offers/{id}",status="4xx"} 1)"));
    EXPECT_THAT(text, HasSubstr(R"(filon_http_requests_total{method="",route="none",status="4xx"} 1)"));
    EXPECT_THAT(text,
                HasSubstr(R"(filon_http_request_seconds_bucket{method="GET",route="/v1/offers/{id}",le="0.0025"} 1)"));
    EXPECT_THAT(text, HasSubstr(R"(filon_http_request_seconds_count{method="GET",route="/v1/offers/{id}"} 2)"));
}

TEST(Metrics, CountsRefusalsByReason) {
    Metrics metrics;

    metrics.count_refusal(Refusal::queue);

    EXPECT_THAT(metrics.text(), HasSubstr(R"(filon_http_refused_total{reason="queue"} 1)"));
    EXPECT_THAT(metrics.text(), HasSubstr(R"(filon_http_refused_total{reason="body"} 0)"));
}

TEST(Metrics, AsksItsSourcesAtEveryScrape) {
    Metrics metrics;
    std::string generation = "one";
    metrics.add([&] {
        return std::vector<Sample>{{.name = "filon_generation_info",
                                    .help = "The one served.",
                                    .labels = {{"generation", generation}},
                                    .value = 1}};
    });
    metrics.add([] {
        return std::vector<Sample>{
            {.name = "filon_swaps_total", .help = "Swaps.", .value = 7, .kind = Sample::Kind::counter}};
    });

    EXPECT_THAT(metrics.text(), HasSubstr(R"(filon_generation_info{generation="one"} 1)"));
    generation = "two";
    EXPECT_THAT(metrics.text(), HasSubstr(R"(filon_generation_info{generation="two"} 1)"));
    EXPECT_THAT(metrics.text(), Not(HasSubstr(R"(generation="one")")));
    EXPECT_THAT(metrics.text(), HasSubstr("# TYPE filon_swaps_total counter"));
}

}  // namespace
}  // namespace filon::http
