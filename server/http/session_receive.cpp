// How a session reads a request and judges it, up to a reply or a handler's turn.
#include <algorithm>

#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>

#include "server/http/problem.h"
#include "server/http/session.h"

namespace filon::http {

namespace beast = boost::beast;
using boost::system::error_code;

namespace {

// The charset of a media type, in lower case; empty when none is named.
std::string charset_of(std::string_view content_type) {
    const auto lowered = lower_case(content_type);
    const auto at = lowered.find("charset=");
    if (at == std::string::npos) return {};
    auto value = lowered.substr(at + 8);
    value = value.substr(0, value.find_first_of("; \t"));
    std::erase(value, '"');
    return value;
}

}  // namespace

// Leaves a whole request in the exchange, or a reply that needs no handler.
Task<void> Session::receive() {
    started_ = Clock::now();
    keep_alive_ = true;
    route_ = nullptr;
    reply_.reset();
    exchange_ = std::make_shared<Exchange>(core_.io);
    exchange_->request.client_address = address_;
    parser_.emplace(exchange_->request);
    parser_->header_limit(static_cast<std::uint32_t>(core_.limits.head_bytes + head_read));
    parser_->body_limit(boost::none);

    const auto size = co_await read_head();
    if (size) take_head(*size);
    if (!reply_) co_await read_body();
    // After a refusal that leaves the framing whole, the next request can be read if all of this one is here.
    if (reply_ && keep_alive_ && !parser_->is_done()) {
        const auto length = parser_->content_length();
        keep_alive_ = length && *length <= buffer_.size();
        if (keep_alive_) buffer_.consume(static_cast<std::size_t>(*length));
    }
}

// The size of the head that stands at the start of the buffer; nothing when it was refused.
Task<std::optional<std::size_t>> Session::read_head() {
    HeadScan scan;
    bool skipped = false;
    set_alarm(started_ + core_.limits.head);
    for (;;) {
        const auto state = scan.look(buffered());
        const bool oversized = scan.size() > core_.limits.head_bytes;
        if (state == HeadScan::State::broken) {
            refuse(400, "The head holds a bare line end or a control character.");
        } else if (oversized && state == HeadScan::State::more) {
            scan.has_request_line() ? refuse(431, "The head is too large.") : refuse(414, "The target is too long.");
        } else if (state == HeadScan::State::whole) {
            constexpr std::size_t empty_line = 2;
            if (skipped || scan.size() > empty_line) co_return scan.size();
            buffer_.consume(empty_line);  // one is forgiven before a request (RFC 9112 §2.2)
            skipped = true;
            scan = {};
            continue;
        } else {
            const bool got = co_await read_some(head_read);
            if (!got)
                alarmed_ ? refuse(408, "The head took too long to come.")
                         : refuse(400, "The head ended before its empty line.");
        }
        if (reply_) co_return std::nullopt;
    }
}

void Session::take_head(std::size_t size) {
    const auto head = buffered().substr(0, size);
    if (auto rejection = check_head(head, core_.limits)) return refuse(*rejection);
    error_code error;
    parser_->put(asio::buffer(head), error);
    if (error) return refuse(400, "The head is not understood.");
    buffer_.consume(size);
    keep_alive_ = parser_->keep_alive();

    auto& request = exchange_->request;
    auto target = read_target(parser_->target(), request.method, request.header("Host").value_or(""));
    if (!target) return refuse(target.error());
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    meet_route(target->segments);
}

void Session::meet_route(const std::vector<std::string>& segments) {
    auto& request = exchange_->request;
    if (request.path == "*") {
        reply_ = Response{.status = 204, .headers = {{"Allow", "GET, HEAD, POST, OPTIONS"}}};
        return;
    }
    auto match = core_.router.match(request, segments);
    if (match.answer) {
        reply_ = std::move(match.answer);
        return;
    }
    route_ = match.route;
    if (route_->options.guard) reply_ = route_->options.guard(request);
    if (!reply_) judge_body();
}

// Whether the route takes such a body, told by the head alone.
void Session::judge_body() {
    const auto& request = exchange_->request;
    const auto& bodies = route_->options.bodies;
    if (bodies.empty()) {
        if (!parser_->is_done()) refuse(400, "This path takes no body.");
        return;
    }
    const auto type = request.media_type();
    const auto kind = type.empty() ? bodies.begin() : std::ranges::find(bodies, type, &BodyKind::media_type);
    const auto charset = charset_of(request.header("Content-Type").value_or(""));
    const bool coded = !equals_ignoring_case(request.header("Content-Encoding").value_or("identity"), "identity");
    if (kind == bodies.end() || coded || (!charset.empty() && charset != "utf-8")) {
        reply_ = problem(415, "A body of this type is not read here.",
                         {{.field = "Content-Type", .reason = "must be UTF-8 of a type this path takes"}});
    } else if (parser_->content_length().value_or(0) > kind->limit) {
        core_.metrics.count_refusal(Refusal::body);
        refuse(413, "The body is too large.");
    } else {
        parser_->body_limit(kind->limit);
    }
}

Task<void> Session::read_body() {
    if (parser_->is_done()) co_return;
    error_code error;
    set_alarm(Clock::now() + core_.limits.body);
    if (exchange_->request.header("Expect") && parser_->is_1_1() && buffer_.size() == 0) {
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        co_await asio::async_write(socket_, asio::buffer(go_on), asio::redirect_error(use_task, error));
    }
    while (!parser_->is_done()) {
        if (buffer_.size() > 0) {
            buffer_.consume(parser_->put(buffer_.data(), error));
            const bool waits = error == beast::http::error::need_more;
            if (error == beast::http::error::body_limit) {
                core_.metrics.count_refusal(Refusal::body);
                refuse(413, "The body is too large.");
            } else if ((error && !waits) || (waits && buffer_.size() > MessageParser::longest_chunk_line)) {
                refuse(400, "The chunks of the body are broken, or have extensions or trailers.");
            }
        }
        if (reply_) co_return;
        if (parser_->is_done()) break;
        const bool got = co_await read_some(body_read);
        if (got) continue;
        alarmed_ ? refuse(408, "The body took too long to come.") : refuse(400, "The body ended too early.");
        co_return;
    }
}

void Session::refuse(int status, std::string detail) {
    refuse({.status = status, .detail = std::move(detail)});
}

void Session::refuse(const Rejection& rejection) {
    if (!route_) core_.metrics.count_refusal(Refusal::head);
    reply_ = problem(rejection.status, rejection.detail, rejection.errors);
    keep_alive_ = false;
}

std::string_view Session::buffered() const {
    return {static_cast<const char*>(buffer_.cdata().data()), buffer_.size()};
}

}  // namespace filon::http
