// A strict HTTP/1.1 server: one I/O thread, a pool of workers behind a bounded queue.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "server/http/endpoint.h"
#include "server/http/limits.h"
#include "server/http/metrics.h"
#include "server/http/router.h"

namespace filon::http {

// Invariants: requests of one connection are answered in order, one at a time; a handler runs on one of the workers,
// unless its route is `at_once`; a message whose framing is in doubt is refused with a 4xx and its connection closed.
class Server {
public:
    // Binds and listens, or takes the socket that systemd hands over (LISTEN_FDS), whatever `listen` says. Throws
    // std::system_error when the address cannot be had. `metrics` must outlive the server.
    Server(const Endpoint& listen, Router router, Limits limits, Metrics& metrics);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::uint16_t port() const;
    // Calls `action` on the I/O thread at each such signal; before run(). The action must be brief: wake another thread
    // for long work.
    void on_signal(int signal, std::function<void()> action);
    // Serves on the calling thread until drained.
    void run();
    // Accepts no more, closes idle connections, lets what is in flight end; then run() returns. From any thread, any
    // number of times.
    void drain();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace filon::http
