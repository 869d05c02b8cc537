// A server's life: where it listens, signals, how it ends.
#include "server/http/server.h"

#include <atomic>
#include <latch>
#include <system_error>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/server/http/served.h"

namespace filon::http {
namespace {

using namespace std::chrono_literals;

TEST(Server, SaysThatAnAddressIsTaken) {
    const Served served;
    Metrics metrics;
    EXPECT_THROW(Server({.address = "127.0.0.1", .port = served.port()}, a_router(), the_limits(), metrics),
                 std::system_error);
}

TEST(Server, EndsWithoutEverHavingRun) {
    Metrics metrics;
    const Server server{{.address = "127.0.0.1", .port = 0}, a_router(), the_limits(), metrics};
    RawClient client{server.port()};
    client.send(a_get("/alive"));
}

TEST(Server, FinishesWhatIsInFlightWhenItDrains) {
    std::latch begun{1}, released{1};
    auto router = a_router();
    router.get("/held", [&](const Request&, const std::stop_token&) {
        begun.count_down();
        released.wait();
        return Response{.status = 200, .content_type = "text/plain", .body = "done"};
    });
    Served served{std::move(router)};
    RawClient idle{served.port()}, busy{served.port()};
    idle.send(a_get("/alive"));
    ASSERT_EQ(idle.receive()->status, 200);
    busy.send(a_get("/held"));
    begun.wait();

    served.server().drain();

    EXPECT_TRUE(idle.is_closed());
    released.count_down();
    const auto reply = busy.receive();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body, "done");
    EXPECT_EQ(reply->header("Connection"), "close");
    EXPECT_TRUE(busy.is_closed());
    served.join();
    EXPECT_THROW(RawClient{served.port()}, std::runtime_error);
}

TEST(Server, ServesWhoConnectedBeforeItDrained) {
    Served served;
    RawClient late{served.port()};

    served.server().drain();
    late.send(a_get("/alive"));

    const auto reply = late.receive();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body, "alive");
    EXPECT_EQ(reply->header("Connection"), "close");
    served.join();
}

TEST(Server, WaitsNoLongerThanAHeadMayTakeForWhoSaysNothing) {
    auto limits = the_limits();
    limits.head = 50ms;
    Served served{a_router(), limits};
    RawClient silent{served.port()};

    served.server().drain();

    EXPECT_TRUE(silent.is_closed());
    served.join();
}

TEST(Server, LosesNoRequestOfAClientThatKeepsAskingWhileItDrains) {
    for (int round = 0; round < 20; ++round) {
        Served served;
        RawClient client{served.port()};
        client.send(a_get("/alive"));
        ASSERT_EQ(client.receive()->status, 200);
        client.send(a_get("/alive"));  // on its way when the draining begins, or answered already
        served.server().drain();
        const auto reply = client.receive();
        ASSERT_TRUE(reply) << "round " << round;
        EXPECT_EQ(reply->status, 200);
        served.join();
    }
}

TEST(Server, DrainsOnASignal) {
    Metrics metrics;
    Server server{{.address = "127.0.0.1", .port = 0}, a_router(), the_limits(), metrics};
    std::atomic<int> hangups = 0;
    server.on_signal(SIGHUP, [&] { ++hangups; });
    server.on_signal(SIGTERM, [&] { server.drain(); });
    std::thread thread{[&] { server.run(); }};

    ::kill(::getpid(), SIGHUP);
    EXPECT_TRUE(eventually([&] { return hangups == 1; }));
    ::kill(::getpid(), SIGHUP);
    EXPECT_TRUE(eventually([&] { return hangups == 2; }));
    ::kill(::getpid(), SIGTERM);

    thread.join();
}

// Puts a socket where systemd would, for as long as it lives.
class Activation {
public:
    Activation() : saved_{::fcntl(3, F_DUPFD_CLOEXEC, 100)} {
        const int listening = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const generic = reinterpret_cast<sockaddr*>(&address);
        if (::bind(listening, generic, size) != 0 || ::listen(listening, 16) != 0 ||
            ::getsockname(listening, generic, &size) != 0)
            throw std::system_error{errno, std::system_category()};
        port = ntohs(address.sin_port);
        if (listening != 3) {
            ::dup2(listening, 3);
            ::close(listening);
        }
        ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
        ::setenv("LISTEN_FDS", "1", 1);
    }
    ~Activation() {
        if (saved_ < 0) return;
        ::dup2(saved_, 3);
        ::close(saved_);
    }
    Activation(const Activation&) = delete;
    Activation& operator=(const Activation&) = delete;

    std::uint16_t port = 0;

private:
    int saved_;
};

TEST(Server, TakesTheSocketThatSystemdHandsOver) {
    const Activation activation;
    const Served served;

    EXPECT_EQ(served.port(), activation.port);
    EXPECT_EQ(served.ask(a_get("/alive"))->body, "alive");
    EXPECT_EQ(::getenv("LISTEN_FDS"), nullptr);
}

}  // namespace
}  // namespace filon::http
