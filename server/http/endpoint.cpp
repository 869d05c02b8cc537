#include "server/http/endpoint.h"

#include <charconv>

#include <arpa/inet.h>

namespace filon::http {
namespace {

bool is_address(int family, const std::string& text) {
    in6_addr parsed{};
    return inet_pton(family, text.c_str(), &parsed) == 1;
}

}  // namespace

Outcome<Endpoint> Endpoint::parse(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) return fault("listen", "an address and a port are needed: 127.0.0.1:8080");
    Endpoint endpoint;
    const auto digits = text.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), endpoint.port);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return fault("listen", "the port must be a number from 0 to 65535");

    auto address = text.substr(0, colon);
    const bool bracketed = address.size() > 2 && address.front() == '[' && address.back() == ']';
    if (bracketed) address = address.substr(1, address.size() - 2);
    endpoint.address = address == "localhost" ? "127.0.0.1" : std::string{address};
    if (!is_address(bracketed ? AF_INET6 : AF_INET, endpoint.address))
        return fault("listen", "the address must be numeric: 127.0.0.1 or [::1]");
    return endpoint;
}

bool Endpoint::is_loopback() const {
    return address.starts_with("127.") || address == "::1";
}

std::string Endpoint::text() const {
    const bool six = address.find(':') != std::string::npos;
    return (six ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

}  // namespace filon::http
