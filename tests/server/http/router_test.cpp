#include "server/http/router.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filon::http {
namespace {

using testing::ElementsAre;
using testing::Pair;

Router a_table() {
    const Handler handler = [](const Request&, const std::stop_token&) { return Response{}; };
    Router router;
    router.get("/v1/offers/{id}", handler)
        .get("/v1/offers", handler)
        .get("/v1/offers/best", handler)
        .get("/v1/offers/{id}/similar", handler)
        .post("/v1/match", handler)
        .get("/v1/match", handler)
        .get("/", handler);
    return router;
}

struct Met {
    std::string pattern;  // empty: none
    int status = 0;       // of the answer instead
    std::string allow;
    Pairs parameters;
};

Met meet(const std::string& method, const std::vector<std::string>& segments) {
    const auto table = a_table();
    Request request;
    request.method = method;
    const auto match = table.match(request, segments);
    return {.pattern = match.route ? match.route->pattern : "",
            .status = match.answer ? match.answer->status : 0,
            .allow = match.answer && !match.answer->headers.empty() ? match.answer->headers.front().second : "",
            .parameters = request.parameters};
}

TEST(Router, HandsOverWhatTheBracesStandFor) {
    const auto met = meet("GET", {"v1", "offers", "a/b", "similar"});

    EXPECT_EQ(met.pattern, "/v1/offers/{id}/similar");
    EXPECT_THAT(met.parameters, ElementsAre(Pair("id", "a/b")));
}

TEST(Router, PutsALiteralBeforeABrace) {
    EXPECT_EQ(meet("GET", {"v1", "offers", "best"}).pattern, "/v1/offers/best");
    EXPECT_EQ(meet("GET", {"v1", "offers", "other"}).pattern, "/v1/offers/{id}");
}

TEST(Router, MeetsTheRoot) {
    EXPECT_EQ(meet("GET", {""}).pattern, "/");
}

TEST(Router, AnswersHeadWhereverItAnswersGet) {
    EXPECT_EQ(meet("HEAD", {"v1", "offers"}).pattern, "/v1/offers");
}

TEST(Router, TakesNoEmptySegmentForABrace) {
    EXPECT_EQ(meet("GET", {"v1", "offers", ""}).status, 404);
}

TEST(Router, SaysThatThereIsNothing) {
    for (const auto& segments : std::vector<std::vector<std::string>>{
             {"v1"}, {"v1", "offers", "a", "b"}, {"v1", "offers", "a", "similar", ""}, {"nowhere"}}) {
        EXPECT_EQ(meet("GET", segments).status, 404);
        EXPECT_EQ(meet("OPTIONS", segments).status, 404);
    }
}

TEST(Router, SaysWhichMethodsAPathHas) {
    EXPECT_EQ(meet("DELETE", {"v1", "offers"}).status, 405);
    EXPECT_EQ(meet("DELETE", {"v1", "offers"}).allow, "GET, HEAD, OPTIONS");
    EXPECT_EQ(meet("PUT", {"v1", "match"}).allow, "POST, GET, HEAD, OPTIONS");
    EXPECT_EQ(meet("POST", {"v1", "offers"}).status, 405);
}

TEST(Router, AnswersOptions) {
    const auto met = meet("OPTIONS", {"v1", "offers", "a"});

    EXPECT_EQ(met.status, 204);
    EXPECT_EQ(met.allow, "GET, HEAD, OPTIONS");
}

}  // namespace
}  // namespace filon::http
