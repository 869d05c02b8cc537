#include "tests/server/http/raw_client.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace filon::http {

std::string Reply::header(std::string_view name) const {
    for (const auto& [field, value] : headers)
        if (equals_ignoring_case(field, name)) return value;
    return {};
}

RawClient::RawClient(std::uint16_t port) : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket_ < 0 || ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error{"no connection to the server under test"};
}

RawClient::~RawClient() {
    ::close(socket_);
}

bool RawClient::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        pollfd waiting{.fd = socket_, .events = POLLOUT, .revents = 0};
        if (::poll(&waiting, 1, static_cast<int>(std::chrono::milliseconds{patience}.count())) <= 0) return false;
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EAGAIN) continue;
        if (sent < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawClient::end_sending() const {
    ::shutdown(socket_, SHUT_WR);
}

std::optional<Reply> RawClient::receive(std::string_view method) {
    auto end = received_.find("\r\n\r\n");
    while (end == std::string::npos) {
        if (!read_more()) return std::nullopt;
        end = received_.find("\r\n\r\n");
    }
    Reply reply;
    std::size_t length = 0;
    const auto number = [](std::string_view text, auto& into) {
        std::from_chars(text.data(), text.data() + text.size(), into);
    };
    const std::string_view head{received_.data(), end + 2};
    number(head.substr(9, 3), reply.status);
    for (auto start = head.find("\r\n") + 2; start < head.size();) {
        const auto stop = head.find("\r\n", start), colon = head.find(':', start);
        reply.headers.emplace_back(head.substr(start, colon - start), head.substr(colon + 2, stop - colon - 2));
        if (reply.headers.back().first == "Content-Length") number(reply.headers.back().second, length);
        start = stop + 2;
    }
    if (method == "HEAD" || reply.status == 204 || reply.status == 304 || reply.status < 200) length = 0;
    while (received_.size() < end + 4 + length)
        if (!read_more()) return std::nullopt;
    reply.body = received_.substr(end + 4, length);
    received_.erase(0, end + 4 + length);
    return reply;
}

std::optional<std::string> RawClient::receive_all() {
    while (!ended_)
        if (!read_more() && !ended_) return std::nullopt;
    return received_;
}

bool RawClient::is_closed() {
    const auto rest = receive_all();
    return rest && rest->empty();
}

bool RawClient::has_news(std::chrono::milliseconds within) const {
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    return !received_.empty() || ended_ || ::poll(&waiting, 1, static_cast<int>(within.count())) > 0;
}

bool RawClient::read_more() {
    if (ended_) return false;
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, static_cast<int>(std::chrono::milliseconds{patience}.count())) <= 0) return false;
    std::array<char, 16 * 1024> block{};
    const auto got = ::recv(socket_, block.data(), block.size(), 0);
    if (got <= 0) {
        reset_ = got < 0;
        ended_ = true;
        return false;
    }
    received_.append(block.data(), static_cast<std::size_t>(got));
    return true;
}

}  // namespace filon::http
