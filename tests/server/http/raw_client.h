// A client that sends exactly the bytes it is told to, over a real loopback connection.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/request.h"

namespace filon::http {

struct Reply {
    int status = 0;
    Pairs headers;
    std::string body;
    std::string header(std::string_view name) const;
};

// Every wait ends after `patience`: a server that hangs fails a test, and does not hang it.
class RawClient {
public:
    static constexpr std::chrono::seconds patience{10};

    explicit RawClient(std::uint16_t port);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    // Sends what can be sent; false when the server has closed meanwhile.
    bool send(std::string_view bytes) const;
    void end_sending() const;
    // The next reply, whole; nothing when the connection was closed or reset, or patience ended, before it was. A reply
    // to HEAD has no body.
    std::optional<Reply> receive(std::string_view method = "GET");
    // Everything until the server closes; nothing when it does not.
    std::optional<std::string> receive_all();
    // Whether the server closes without sending anything more.
    bool is_closed();
    // Whether anything, an end included, has come within this time.
    bool has_news(std::chrono::milliseconds within) const;
    // Whether the connection has ended by a reset.
    bool was_reset() const { return reset_; }

private:
    bool read_more();

    int socket_;
    std::string received_;
    bool reset_ = false;
    bool ended_ = false;
};

}  // namespace filon::http
