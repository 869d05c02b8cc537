#include "server/http/server.h"

#include <algorithm>
#include <list>
#include <system_error>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <spdlog/spdlog.h>
#include <sys/socket.h>

#include "server/http/inherited_socket.h"
#include "server/http/problem.h"
#include "server/http/session.h"

namespace filon::http {

using boost::system::error_code;
using Tcp = asio::ip::tcp;

struct Server::State {
    State(const Endpoint& listen, Router router, const Limits& limits, Metrics& metrics);

    Task<void> accept();
    void admit(Socket socket);
    void start(const std::shared_ptr<Session>& session, Task<void> story);
    void drain();
    void wait_for(asio::signal_set& signals, std::function<void()> action);

    Core core;
    asio::basic_socket_acceptor<Tcp, Executor> acceptor{core.io};
    Timer pause{core.io};
    std::list<asio::signal_set> signals;
    std::uint16_t port = 0;
    bool inherited = false;
};

namespace {

// asio's errors are of Boost's own class.
void throw_if(const error_code& error, const std::string& what) {
    if (error) throw std::system_error{error.value(), std::system_category(), what};
}

Response full() {
    auto response = problem(503, "Too many connections are open.");
    response.headers.emplace_back("Retry-After", "1");
    return response;
}

}  // namespace

Server::State::State(const Endpoint& listen, Router router, const Limits& limits, Metrics& metrics)
    : core{std::move(router), limits, metrics} {
    error_code error;
    if (const auto descriptor = inherited_socket()) {
        inherited = true;
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        if (getsockname(*descriptor, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::system_error{errno, std::system_category(), "the socket handed over"};
        acceptor.assign(address.ss_family == AF_INET6 ? Tcp::v6() : Tcp::v4(), *descriptor, error);
        throw_if(error, "the socket handed over");
    } else {
        const Tcp::endpoint endpoint{asio::ip::make_address(listen.address), listen.port};
        acceptor.open(endpoint.protocol(), error);
        throw_if(error, listen.text());
        acceptor.set_option(Tcp::acceptor::reuse_address{true}, error);
        throw_if(error, listen.text());
        acceptor.bind(endpoint, error);
        throw_if(error, listen.text());
        acceptor.listen(asio::socket_base::max_listen_connections, error);
        throw_if(error, listen.text());
    }
    acceptor.non_blocking(true, error);
    throw_if(error, "the listening socket");
    port = acceptor.local_endpoint().port();
}

// A failure to accept, out of descriptors above all, passes: it must not end the listening.
Task<void> Server::State::accept() {
    constexpr std::chrono::milliseconds shortest{5}, longest{1'000};
    auto wait = shortest;
    while (!core.draining) {
        Socket socket{core.io};
        error_code error;
        co_await acceptor.async_accept(socket, asio::redirect_error(use_task, error));
        if (!error) {
            wait = shortest;
            admit(std::move(socket));
        } else if (!core.draining && error != asio::error::connection_aborted) {
            spdlog::warn("a connection could not be accepted: {}", error.message());
            pause.expires_after(wait);
            wait = std::min(wait * 2, longest);
            co_await pause.async_wait(asio::redirect_error(use_task, error));
        }
    }
    // Who was told by the kernel that they are connected is served; an inherited socket keeps them for the next
    // process.
    for (error_code error; !inherited && !error;) {
        Socket socket{core.io};
        acceptor.accept(socket, error);
        if (!error) admit(std::move(socket));
    }
    error_code ignored;
    acceptor.close(ignored);
}

void Server::State::admit(Socket socket) {
    constexpr std::size_t turned_away_at_once = 64;
    error_code error;
    const auto peer = socket.remote_endpoint(error);
    if (error) return;  // gone already
    socket.set_option(Tcp::no_delay{true}, error);
    auto address = peer.address().to_string();
    const auto of_address = core.addresses.find(address);
    const bool crowded = core.sessions.size() >= core.limits.connections;
    const bool greedy = of_address != core.addresses.end() && of_address->second >= core.limits.connections_per_address;
    if (crowded || greedy)
        core.metrics.count_refusal(crowded ? Refusal::connections : Refusal::connections_per_address);
    if (core.sessions.size() >= core.limits.connections + turned_away_at_once) return;

    const auto session = std::make_shared<Session>(core, std::move(socket), std::move(address));
    start(session, crowded || greedy ? session->turn_away(full()) : session->run());
}

void Server::State::start(const std::shared_ptr<Session>& session, Task<void> story) {
    auto ended = [session](const std::exception_ptr& failure) {
        try {
            if (failure) std::rethrow_exception(failure);
        } catch (const std::exception& error) {
            spdlog::error("a connection ended: {}", error.what());
        }
    };
    asio::co_spawn(core.io, std::move(story), std::move(ended));
}

void Server::State::drain() {
    if (core.draining) return;
    core.draining = true;
    error_code ignored;
    acceptor.cancel(ignored);
    pause.cancel();
    for (auto& set : signals) set.cancel(ignored);
    for (auto* const session : core.sessions) session->wake_if_idle();
}

void Server::State::wait_for(asio::signal_set& set, std::function<void()> action) {
    set.async_wait([this, &set, action = std::move(action)](error_code error, int) {
        if (error) return;
        action();
        if (!core.draining) wait_for(set, action);
    });
}

Server::Server(const Endpoint& listen, Router router, Limits limits, Metrics& metrics)
    : state_{std::make_unique<State>(listen, std::move(router), limits, metrics)} {}

Server::~Server() = default;

std::uint16_t Server::port() const {
    return state_->port;
}

void Server::on_signal(int signal, std::function<void()> action) {
    auto& set = state_->signals.emplace_back(state_->core.io, signal);
    state_->wait_for(set, std::move(action));
}

void Server::run() {
    asio::co_spawn(state_->core.io, state_->accept(), [](const std::exception_ptr& failure) {
        if (failure) std::rethrow_exception(failure);
    });
    state_->core.io.run();
}

void Server::drain() {
    asio::post(state_->core.io, [this] { state_->drain(); });
}

}  // namespace filon::http
