// What a well-formed request gets: fields, validators, order, refusals.
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/http/answer.h"
#include "server/http/problem.h"
#include "tests/server/http/served.h"

namespace filon::http {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

Router one_route(Handler handler, RouteOptions options = {}) {
    Router router;
    router.get("/", std::move(handler), std::move(options));
    return router;
}

TEST(Exchange, SendsTheFieldsThatEveryAnswerHas) {
    const Served served;
    for (const auto* const target : {"/alive", "/nowhere", "/%zz"}) {
        const auto reply = served.ask(a_get(target));
        ASSERT_TRUE(reply);
        EXPECT_THAT(reply->header("Date"),
                    MatchesRegex("[A-Z][a-z]+, [0-9]+ [A-Z][a-z]+ [0-9]+ [0-9]+:[0-9]+:[0-9]+ GMT"));
        EXPECT_THAT(reply->header("Server-Timing"), MatchesRegex("total;dur=[0-9]+\\.[0-9]+"));
        EXPECT_EQ(reply->header("X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(reply->header("Cache-Control"), reply->status == 200 ? "private, no-cache" : "no-store");
    }
}

TEST(Exchange, WritesDatesAsRfc9110Does) {
    EXPECT_EQ(http_date(std::chrono::sys_seconds{std::chrono::seconds{784'111'777}}), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(Exchange, ReadsPlusAsSpaceAndKeepsTheOrderOfTheQuery) {
    EXPECT_EQ(Served{}.ask(a_get("/echo?b=excel+avanc%C3%A9&a=1&b=2%2B2"))->body,
              "GET /echo\nb=excel avanc\xC3\xA9\na=1\nb=2+2\n");
}

TEST(Exchange, NamesTheParameterThatIsNotUtf8) {
    const auto reply = Served{}.ask(a_get("/echo?place=Lyon&q=%ff"));

    EXPECT_EQ(reply->status, 400);
    EXPECT_THAT(reply->body, HasSubstr(R"("errors":[{"field":"q","reason":"is not UTF-8"}])"));
}

TEST(Exchange, HandsOverWhatTheBracesStandFor) {
    EXPECT_EQ(Served{}.ask(a_get("/offers/a%2Fb%20c"))->body, "a/b c");
}

TEST(Exchange, JoinsChunks) {
    const auto reply = Served{}.ask(
        "POST /echo HTTP/1.1\r\nHost: filon\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    EXPECT_EQ(reply->body, "POST /echo\nabcde");
}

TEST(Exchange, AnswersHeadWithTheLengthAndWithoutTheBody) {
    const Served served;
    RawClient client{served.port()};

    client.send("HEAD /alive HTTP/1.1\r\nHost: filon\r\n\r\n" + a_get("/alive"));

    const auto head = client.receive("HEAD");
    const auto get = client.receive();
    ASSERT_TRUE(head && get);
    EXPECT_EQ(head->header("Content-Length"), "5");
    EXPECT_EQ(head->header("ETag"), get->header("ETag"));
    EXPECT_EQ(get->body, "alive");
}

TEST(Exchange, SaysWhichMethodsAPathHas) {
    const Served served;
    EXPECT_EQ(served.ask("DELETE /alive HTTP/1.1\r\nHost: filon\r\n\r\n")->header("Allow"), "GET, HEAD, OPTIONS");
    EXPECT_EQ(served.ask("OPTIONS /echo HTTP/1.1\r\nHost: filon\r\n\r\n")->header("Allow"), "GET, HEAD, POST, OPTIONS");
    EXPECT_EQ(served.ask("OPTIONS * HTTP/1.1\r\nHost: filon\r\n\r\n")->header("Allow"), "GET, HEAD, POST, OPTIONS");
}

TEST(Exchange, SaysOnHttp10WhetherItKeepsTheConnection) {
    const Served served;
    EXPECT_EQ(served.ask("GET /alive HTTP/1.0\r\n\r\n")->header("Connection"), "close");
    EXPECT_EQ(served.ask("GET /alive HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")->header("Connection"), "keep-alive");
}

TEST(Exchange, TagsABodyByItsHash) {
    const Served served;
    const auto first = served.ask(a_get("/alive"))->header("ETag"), again = served.ask(a_get("/alive"))->header("ETag");

    EXPECT_THAT(first, MatchesRegex("\"[0-9a-f]+\""));
    EXPECT_EQ(first.size(), 34U);
    EXPECT_EQ(first, again);
    EXPECT_NE(first, served.ask(a_get("/live"))->header("ETag"));
    EXPECT_EQ(served.ask(a_post("x"))->header("ETag"), "");
    EXPECT_EQ(served.ask(a_get("/nowhere"))->header("ETag"), "");
}

TEST(Exchange, SendsNothingThatTheSenderHasAlready) {
    const Served served;
    const auto tag = served.ask(a_get("/alive"))->header("ETag");
    for (const auto& list :
         {tag, "W/" + tag, "\"a,b\", " + tag, "\"a\",W/\"b\" ,\t" + tag + ", \"c\"", std::string{"*"}}) {
        const auto reply = served.ask(a_get("/alive", "If-None-Match: " + list + "\r\n"));
        EXPECT_EQ(reply->status, 304) << list;
        EXPECT_EQ(reply->header("ETag"), tag);
        EXPECT_EQ(reply->header("Cache-Control"), "private, no-cache");
        EXPECT_EQ(reply->header("Content-Length"), "");
    }
    for (const auto& list :
         {std::string{"\"other\""}, tag.substr(1), "x" + tag, std::string{"\"unclosed"}, std::string{}}) {
        EXPECT_EQ(served.ask(a_get("/alive", "If-None-Match: " + list + "\r\n"))->status, 200) << list;
    }
}

TEST(Exchange, LetsAHandlerSayItsOwnFields) {
    const Served served{one_route([](const Request&, const std::stop_token&) {
        return Response{.status = 200,
                        .content_type = "text/css",
                        .body = "a",
                        .headers = {{"Filon-Generation", "7"}, {"ETag", "\"own\""}, {"Cache-Control", "public"}}};
    })};

    const auto reply = served.ask(a_get("/"));

    EXPECT_EQ(reply->header("Filon-Generation"), "7");
    EXPECT_EQ(reply->header("ETag"), "\"own\"");
    EXPECT_EQ(reply->header("Cache-Control"), "public");
    EXPECT_EQ(served.ask(a_get("/", "If-None-Match: \"own\"\r\n"))->status, 304);
}

TEST(Exchange, SaysNothingOfAFailure) {
    for (const Handler& handler :
         {Handler{
              [](const Request&, const std::stop_token&) -> Response { throw std::runtime_error{"the secret path"}; }},
          Handler{[](const Request&, const std::stop_token&) -> Response { throw 42; }},
          Handler{[](const Request&, const std::stop_token&) {
              return Response{
                  .status = 200, .content_type = "text/plain", .body = "", .headers = {{"X", "a\r\nSet-Cookie: b"}}};
          }}}) {
        const Served served{one_route(handler)};
        RawClient client{served.port()};
        client.send(a_get("/"));
        const auto reply = client.receive();
        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->status, 500);
        EXPECT_THAT(reply->body, Not(HasSubstr("secret")));
        EXPECT_EQ(reply->header("Set-Cookie"), "");
        client.send(a_get("/"));
        EXPECT_EQ(client.receive()->status, 500);
    }
}

TEST(Exchange, AnswersInTheOrderOfTheRequests) {
    const Served served;
    RawClient client{served.port()};
    std::string requests;
    for (int i = 0; i < 50; ++i) requests += a_get("/offers/" + std::to_string(i));

    client.send(requests);

    for (int i = 0; i < 50; ++i) EXPECT_EQ(client.receive()->body, std::to_string(i));
}

TEST(Exchange, AsksTheGuardBeforeItReadsTheBody) {
    Router router;
    RouteOptions options;
    options.guard = [](Request& request) -> std::optional<Response> {
        if (request.header("authorization") != "Bearer good") {
            auto refusal = problem(401, "a key is needed");
            refusal.headers.emplace_back("WWW-Authenticate", "Bearer");
            return refusal;
        }
        request.caller = std::string{"acme"};
        return std::nullopt;
    };
    router.post(
        "/",
        [](const Request& request, const std::stop_token&) {
            return Response{
                .status = 200, .content_type = "text/plain", .body = std::any_cast<std::string>(request.caller)};
        },
        options);
    const Served served{std::move(router)};
    RawClient client{served.port()};

    client.send("POST / HTTP/1.1\r\nHost: filon\r\nContent-Length: 10\r\n\r\n");

    const auto refused = client.receive();
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 401);
    EXPECT_EQ(refused->header("WWW-Authenticate"), "Bearer");
    EXPECT_TRUE(client.is_closed());
    EXPECT_EQ(served.ask(a_post("{}", "Authorization: Bearer good\r\n", "/"))->body, "acme");
}

TEST(Exchange, TellsAWaitingSenderToGoOn) {
    const Served served;
    RawClient client{served.port()};

    client.send("POST /echo HTTP/1.1\r\nHost: filon\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");

    const auto go_on = client.receive();
    ASSERT_TRUE(go_on);
    EXPECT_EQ(go_on->status, 100);
    client.send("ok");
    EXPECT_EQ(client.receive()->body, "POST /echo\nok");
}

TEST(Exchange, TellsAWaitingSenderNothingWhenItRefuses) {
    const auto reply =
        Served{}.ask("POST /echo HTTP/1.1\r\nHost: filon\r\nContent-Length: 9000000\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(reply->status, 413);
}

}  // namespace
}  // namespace filon::http
