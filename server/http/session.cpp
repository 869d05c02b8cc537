// A session's life: requests one after the other, their handlers, their answers, its end.
#include "server/http/session.h"

#include <algorithm>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>

#include "server/http/problem.h"

namespace filon::http {

using boost::system::error_code;

namespace {

Response busy(std::string_view detail) {
    auto response = problem(503, detail);
    response.headers.emplace_back("Retry-After", "1");
    return response;
}

}  // namespace

Session::Session(Core& core, Socket socket, std::string address)
    : core_{core},
      socket_{std::move(socket)},
      timer_{core.io},
      address_{std::move(address)},
      buffer_{std::max(body_read, core.limits.head_bytes) + head_read} {
    core_.sessions.insert(this);
    ++core_.addresses[address_];
    core_.metrics.connection_opened();
}

Session::~Session() {
    core_.sessions.erase(this);
    if (const auto count = core_.addresses.find(address_); --count->second == 0) core_.addresses.erase(count);
    core_.metrics.connection_closed();
}

// g++ 12 lays the frame of a coroutine out wrongly when a condition awaits: here and below the result is named first.
Task<void> Session::run() {
    while (keep_alive_) {
        const bool begun = co_await first_bytes();
        if (!begun) break;
        co_await receive();
        if (!reply_) co_await handle();
        co_await send(std::move(*reply_));
        ++served_;
    }
    co_await linger();
    timer_.cancel();
}

Task<void> Session::turn_away(Response response) {
    started_ = Clock::now();
    keep_alive_ = false;
    exchange_ = std::make_shared<Exchange>(core_.io);
    co_await send(std::move(response));
    co_await linger();
    timer_.cancel();
}

void Session::wake_if_idle() {
    if (idle_) socket_.cancel();
}

// Waits for a request to begin; false when the connection is to be closed without a word.
Task<bool> Session::first_bytes() {
    if (buffer_.size() > 0) co_return !core_.draining || served_ == 0;
    if (buffer_.capacity() > 2 * head_read) buffer_.shrink_to_fit();  // an idle connection holds little
    for (;;) {
        const bool draining = core_.draining;
        error_code ignored;
        // What was on its way when the draining began is still served.
        if (draining && served_ > 0 && socket_.available(ignored) == 0) co_return false;
        set_alarm(Clock::now() + (draining ? core_.limits.head : core_.limits.idle));
        idle_ = true;
        const bool got = co_await read_some(head_read);
        idle_ = false;
        if (got) co_return true;
        const bool woken = core_.draining && !draining && !alarmed_;
        if (!woken) co_return false;
    }
}

// On a worker: answers, or puts the request off to where long ones wait.
void Session::run(const std::shared_ptr<Exchange>& exchange, const Route& route, Core& core) {
    try {
        exchange->response = answer(route, exchange->request, exchange->stop.get_token());
    } catch (const TakesLong&) {
        exchange->request.may_take_long = true;
        if (core.workers.put_off([exchange, &route, &core] { run(exchange, route, core); })) return;
        core.metrics.count_refusal(Refusal::queue);
        exchange->response = busy("Too many long requests wait already.");
    }
    asio::post(core.io, [exchange] {
        exchange->done = true;
        exchange->wake.cancel();
    });
}

Task<void> Session::handle() {
    if (route_->options.at_once) {
        exchange_->request.may_take_long = true;  // there is nobody to put it off to
        reply_ = answer(*route_, exchange_->request, exchange_->stop.get_token());
        co_return;
    }
    set_alarm(never);
    auto task = [exchange = exchange_, route = route_, &core = core_] { run(exchange, *route, core); };
    if (!core_.workers.submit(std::move(task))) {
        core_.metrics.count_refusal(Refusal::queue);
        reply_ = busy("Too many requests wait already.");
        co_return;
    }
    error_code ignored;  // woken by the worker or by the clock, `done` tells which
    exchange_->wake.expires_after(core_.limits.deadline * deadlines());
    co_await exchange_->wake.async_wait(asio::redirect_error(use_task, ignored));
    if (!exchange_->done) {
        core_.metrics.count_refusal(Refusal::deadline);
        exchange_->stop.request_stop();
        exchange_->wake.expires_after(core_.limits.grace);
        co_await exchange_->wake.async_wait(asio::redirect_error(use_task, ignored));
    }
    reply_ = exchange_->done ? std::move(exchange_->response) : busy("The answer would have taken too long.");
}

unsigned Session::deadlines() const {
    const auto& bodies = route_->options.bodies;
    if (bodies.empty()) return 1;
    const auto kind = std::ranges::find(bodies, exchange_->request.media_type(), &BodyKind::media_type);
    return kind == bodies.end() ? 1 : kind->deadlines;
}

Task<void> Session::send(Response response) {
    keep_alive_ = keep_alive_ && !core_.draining;
    const auto duration = Clock::now() - started_;
    const bool is_1_0 = parser_ && parser_->got_some() && !parser_->is_1_1();
    const auto head = render_head(
        response, {.keep_alive = keep_alive_, .is_1_0 = is_1_0, .date = core_.date(), .duration = duration});
    const bool bodiless = exchange_->request.method == "HEAD" || response.status == 204 || response.status == 304;
    const std::array buffers{asio::buffer(head),
                             asio::buffer(bodiless ? std::string_view{} : std::string_view{response.body})};
    core_.metrics.count_request(route_, response.status, duration);

    error_code error;
    set_alarm(Clock::now() + core_.limits.write);
    co_await asio::async_write(socket_, buffers, asio::redirect_error(use_task, error));
    if (error) {
        gone_ = true;
        keep_alive_ = false;
    }
}

// Closes our half, reads away what still comes, closes: a reset would take the last answer from the sender's hands.
Task<void> Session::linger() {
    error_code error;
    socket_.shutdown(Socket::shutdown_send, error);
    set_alarm(Clock::now() + core_.limits.linger);
    while (!error && !alarmed_ && !gone_)
        co_await socket_.async_read_some(asio::buffer(core_.waste), asio::redirect_error(use_task, error));
    socket_.close(error);
}

Task<bool> Session::read_some(std::size_t most) {
    if (alarmed_) co_return false;  // it went off between two reads
    const auto room = buffer_.prepare(std::min(most, buffer_.max_size() - buffer_.size()));
    error_code error;
    const auto count = co_await socket_.async_read_some(room, asio::redirect_error(use_task, error));
    buffer_.commit(count);
    co_return !error && !alarmed_;
}

void Session::set_alarm(Clock::time_point time) {
    alarm_ = time;
    alarmed_ = false;
    if (alarm_ < armed_) arm();  // an alarm that goes off too early sets itself again: most phases cost nothing
}

void Session::arm() {
    armed_ = alarm_;
    timer_.expires_at(alarm_);
    timer_.async_wait([weak = weak_from_this()](error_code error) {
        const auto self = weak.lock();
        if (error || !self) return;
        self->armed_ = never;
        if (self->alarm_ <= Clock::now()) {
            self->alarmed_ = true;
            self->socket_.cancel(error);
        } else if (self->alarm_ != never) {
            self->arm();
        }
    });
}

}  // namespace filon::http
