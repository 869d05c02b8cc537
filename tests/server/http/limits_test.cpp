// What happens to who sends too much, too slowly, too often; and to a server that has no more to give.
#include <atomic>
#include <latch>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <unistd.h>

#include "tests/server/http/served.h"

namespace filon::http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

Response done(std::string body = "done") {
    return {.status = 200, .content_type = "text/plain", .body = std::move(body)};
}

// A handler that says when it has begun, and ends when it is let go.
struct Gate {
    std::latch begun{1};
    std::latch released{1};
    std::atomic<int> runs = 0;

    Router router() {
        auto router = a_router();
        router.get("/held", [this](const Request&, const std::stop_token&) {
            if (runs++ == 0) begun.count_down();
            released.wait();
            return done();
        });
        return router;
    }
};

TEST(Limits, CutsAHeadThatDrips) {
    auto limits = the_limits();
    limits.head = 100ms;
    const Served served{a_router(), limits};
    RawClient client{served.port()};
    const auto start = std::chrono::steady_clock::now();

    client.send("GET /alive HTTP/1.1\r\nX: ");
    while (!client.has_news(5ms)) client.send("a");

    EXPECT_EQ(client.receive()->status, 408);
    EXPECT_TRUE(client.is_closed());
    EXPECT_GE(std::chrono::steady_clock::now() - start, 100ms);
}

TEST(Limits, CutsABodyThatDrips) {
    auto limits = the_limits();
    limits.body = 100ms;
    const Served served{a_router(), limits};
    RawClient client{served.port()};

    client.send("POST /echo HTTP/1.1\r\nHost: filon\r\nContent-Length: 60000\r\n\r\n");
    while (!client.has_news(5ms)) client.send("a");

    EXPECT_EQ(client.receive()->status, 408);
    EXPECT_TRUE(client.is_closed());
}

TEST(Limits, ClosesAnIdleConnectionWithoutAWord) {
    auto limits = the_limits();
    limits.idle = 50ms;
    const Served served{a_router(), limits};
    RawClient fresh{served.port()}, used{served.port()};

    used.send(a_get("/alive"));
    EXPECT_EQ(used.receive()->status, 200);

    EXPECT_TRUE(used.is_closed());
    EXPECT_TRUE(fresh.is_closed());
}

TEST(Limits, GivesEveryRequestOfAConnectionItsOwnTime) {
    auto limits = the_limits();
    limits.head = limits.body = limits.write = 200ms;
    const Served served{a_router(), limits};
    RawClient client{served.port()};
    const auto end = std::chrono::steady_clock::now() + 500ms;

    while (std::chrono::steady_clock::now() < end) {
        client.send(a_get("/alive"));
        const auto reply = client.receive();
        ASSERT_TRUE(reply);
        ASSERT_EQ(reply->status, 200);
    }
}

TEST(Limits, CutsAReaderThatDoesNotRead) {
    auto limits = the_limits();
    limits.write = 100ms;
    Router router;
    router.get("/", [](const Request&, const std::stop_token&) { return done(std::string(32 * 1024 * 1024, 'a')); });
    Served served{std::move(router), limits};
    const RawClient client{served.port()};

    client.send(a_get("/"));

    EXPECT_TRUE(
        eventually([&] { return served.metrics().text().find(R"(route="/",status="2xx"} 1)") != std::string::npos; }));
    EXPECT_TRUE(
        eventually([&] { return served.metrics().text().find("filon_http_connections 0") != std::string::npos; }));
}

TEST(Limits, RefusesALargeBodySoThatItsSenderHearsIt) {
    const Served served;
    const std::string body(3'000'000, 'x');
    const std::string chunk = "2dc6c0\r\n" + body + "\r\n0\r\n\r\n";
    for (const auto& request :
         {a_post(body), "POST /echo HTTP/1.1\r\nHost: filon\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk}) {
        RawClient client{served.port()};
        EXPECT_TRUE(client.send(request));
        const auto reply = client.receive();
        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->status, 413);
        EXPECT_TRUE(client.is_closed());
        EXPECT_FALSE(client.was_reset());
    }
}

TEST(Limits, LingersNoLongerThanItMay) {
    const Served served;
    RawClient client{served.port()};
    client.send("POST /echo HTTP/1.1\r\nHost: filon\r\nContent-Length: 9000000000\r\n\r\n");
    const auto start = std::chrono::steady_clock::now();

    while (client.send(std::string(100'000, 'x')) && std::chrono::steady_clock::now() - start < RawClient::patience);

    EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
}

TEST(Limits, RefusesAtOnceWhenTheQueueIsFull) {
    Gate gate;
    auto limits = the_limits();
    limits.workers = 1;
    limits.queue = 1;
    Served served{gate.router(), limits};
    RawClient running{served.port()}, waiting{served.port()};
    running.send(a_get("/held"));
    gate.begun.wait();
    waiting.send(a_get("/held"));
    ASSERT_TRUE(
        eventually([&] { return served.metrics().text().find("filon_http_queue_length 1") != std::string::npos; }));

    const auto refused = served.ask(a_get("/held"));

    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 503);
    EXPECT_EQ(refused->header("Retry-After"), "1");
    EXPECT_EQ(served.ask(a_get("/live"))->body, "live");  // health is told whatever the queue
    gate.released.count_down();
    EXPECT_EQ(running.receive()->status, 200);
    EXPECT_EQ(waiting.receive()->status, 200);
    EXPECT_THAT(served.metrics().text(), HasSubstr(R"(filon_http_refused_total{reason="queue"} 1)"));
}

TEST(Limits, LetsNoShortRequestWaitForLongOnes) {
    std::latch released{1};
    std::atomic<int> begun{0};
    auto limits = the_limits();
    limits.workers = 2;
    limits.queue = 64;
    limits.deadline = 60'000ms;
    auto router = a_router();
    router.get("/long", [&](const Request& request, const std::stop_token&) -> Response {
        if (!request.may_take_long) throw TakesLong{};
        ++begun;
        released.wait();
        return {.status = 200, .content_type = "text/plain", .body = "at last", .headers = {}};
    });
    const Served served{std::move(router), limits};
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 5; ++i) {
        clients.push_back(std::make_unique<RawClient>(served.port()));
        clients.back()->send(a_get("/long"));
    }
    ASSERT_TRUE(eventually([&] { return begun == 1; }));

    EXPECT_EQ(served.ask(a_get("/alive"))->body, "alive");  // four long ones wait, one runs

    EXPECT_EQ(begun, 1);
    released.count_down();
    for (const auto& client : clients) EXPECT_EQ(client->receive()->body, "at last");
    EXPECT_EQ(begun, 5);
}

TEST(Limits, TellsAHandlerThatItsTimeIsUp) {
    auto limits = the_limits();
    limits.deadline = 50ms;
    limits.grace = 5'000ms;
    auto router = a_router();
    router.get("/long", [](const Request&, const std::stop_token& stop) -> Response {
        while (!stop.stop_requested()) std::this_thread::yield();
        throw DeadlinePassed{};
    });
    const Served served{std::move(router), limits};
    RawClient client{served.port()};

    client.send(a_get("/long") + a_get("/alive"));

    const auto late = client.receive();
    ASSERT_TRUE(late);
    EXPECT_EQ(late->status, 503);
    EXPECT_EQ(late->header("Retry-After"), "1");
    EXPECT_EQ(late->header("Content-Type"), "application/problem+json");
    EXPECT_EQ(client.receive()->body, "alive");
}

TEST(Limits, AnswersInTimeForAHandlerThatDoesNotListen) {
    Gate gate;
    auto limits = the_limits();
    limits.deadline = 50ms;
    limits.grace = 10ms;
    const Served served{gate.router(), limits};
    RawClient client{served.port()};

    client.send(a_get("/held"));
    EXPECT_EQ(client.receive()->status, 503);

    client.send(a_get("/alive"));
    EXPECT_EQ(client.receive()->body, "alive");
    gate.released.count_down();
}

TEST(Limits, NeverStartsWhatWaitedTooLong) {
    Gate gate;
    auto limits = the_limits();
    limits.workers = 1;
    limits.deadline = 50ms;
    limits.grace = 10ms;
    const Served served{gate.router(), limits};
    RawClient running{served.port()}, waiting{served.port()};
    running.send(a_get("/held"));
    gate.begun.wait();

    waiting.send(a_get("/held"));
    EXPECT_EQ(waiting.receive()->status, 503);
    gate.released.count_down();

    EXPECT_EQ(running.receive()->status, 503);
    EXPECT_EQ(served.ask(a_get("/alive"))->body, "alive");
    EXPECT_EQ(gate.runs, 1);
}

TEST(Limits, TurnsAwayWhoComesAfterTheLastConnection) {
    for (const bool per_address : {false, true}) {
        auto limits = the_limits();
        (per_address ? limits.connections_per_address : limits.connections) = 2;
        Served served{a_router(), limits};
        RawClient first{served.port()}, second{served.port()};
        for (auto* const client : {&first, &second}) {
            client->send(a_get("/alive"));
            ASSERT_EQ(client->receive()->status, 200);
        }

        RawClient third{served.port()};
        const auto reply = third.receive();

        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->status, 503);
        EXPECT_EQ(reply->header("Retry-After"), "1");
        EXPECT_TRUE(third.is_closed());
        first.send(a_get("/alive"));
        EXPECT_EQ(first.receive()->status, 200);
        EXPECT_THAT(served.metrics().text(),
                    HasSubstr(per_address ? R"({reason="connections_per_address"} 1)" : R"({reason="connections"} 1)"));
    }
}

TEST(Limits, GoesOnAcceptingOnceDescriptorsAreToBeHadAgain) {
    const Served served;
    spdlog::info(
        "descriptors run out on purpose");  // UBSan looks at the logger once, for which it needs descriptors itself
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const int lowest_free = ::open("/dev/null", O_RDONLY);
    ::close(lowest_free);
    const rlimit tight{.rlim_cur = static_cast<rlim_t>(lowest_free) + 1, .rlim_max = before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &tight), 0);

    RawClient client{served.port()};  // takes the last one
    client.send(a_get("/alive"));
    const bool served_meanwhile = client.has_news(30ms);
    ::setrlimit(RLIMIT_NOFILE, &before);

    EXPECT_FALSE(served_meanwhile);
    EXPECT_EQ(client.receive()->status, 200);
}

}  // namespace
}  // namespace filon::http
