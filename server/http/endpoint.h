// Where the server listens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/values/outcome.h"

namespace filon::http {

// A numeric address and a port; port 0 lets the system choose.
struct Endpoint {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;

    // `127.0.0.1:8080`, `[::1]:8080`, `localhost:0`; a fault that names `listen` for anything else.
    static Outcome<Endpoint> parse(std::string_view text);
    // Whether nothing but this machine can reach it.
    bool is_loopback() const;
    std::string text() const;
};

}  // namespace filon::http
