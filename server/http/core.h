// What the sessions of one server share. All of it belongs to the I/O thread, but for the workers.
#pragma once

#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/http/answer.h"
#include "server/http/limits.h"
#include "server/http/metrics.h"
#include "server/http/router.h"
#include "server/http/workers.h"

namespace filon::http {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;
using Executor = asio::io_context::executor_type;  // named, so that no call goes through a type-erased one
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
template <class T>
using Task = asio::awaitable<T, Executor>;
inline constexpr asio::use_awaitable_t<Executor> use_task{};

class Session;

struct Core {
    Core(Router table, const Limits& bounds, Metrics& counters)
        : router{std::move(table)}, limits{bounds}, metrics{counters}, workers{bounds.workers, bounds.queue, counters} {
        metrics.declare(router.routes());
    }

    // The field's value for now, made once a second.
    std::string_view date() {
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        if (now != dated) date_text = http_date(dated = now);
        return date_text;
    }

    const Router router;
    const Limits limits;
    Metrics& metrics;
    bool draining = false;
    std::set<Session*> sessions;
    std::map<std::string, std::size_t> addresses;  // how many connections each has
    std::array<char, 64 * 1024> waste{};           // where a lingering sender's bytes go
    std::chrono::sys_seconds dated{};
    std::string date_text;
    asio::io_context io{1};  // after what its sessions touch as they go
    Workers workers;         // last: its threads post to `io` until they have ended
};

}  // namespace filon::http
