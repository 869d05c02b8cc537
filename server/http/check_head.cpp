#include "server/http/check_head.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <arpa/inet.h>

#include "server/http/request.h"

namespace filon::http {
namespace {

constexpr std::string_view line_end = "\r\n";

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_alphanumeric(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_token(std::string_view text) {
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::ranges::all_of(text, [&](char c) { return is_alphanumeric(c) || others.contains(c); });
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Rejection rejected(int status, std::string detail) {
    return {.status = status, .detail = std::move(detail)};
}
Rejection bad(std::string detail) {
    return rejected(400, std::move(detail));
}

std::optional<Rejection> check_version(std::string_view version) {
    if (version == "HTTP/1.1" || version == "HTTP/1.0") return std::nullopt;
    const bool well_formed = version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) &&
                             version[6] == '.' && is_digit(version[7]);
    return well_formed ? rejected(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.")
                       : bad("The request line has no HTTP version.");
}

std::optional<Rejection> check_request_line(std::string_view line, const Limits& limits) {
    constexpr std::array<std::string_view, 8> methods{"GET",    "HEAD",    "POST",  "PUT",
                                                      "DELETE", "OPTIONS", "PATCH", "TRACE"};
    if (std::ranges::count(line, ' ') != 2 || line.contains('\t'))
        return bad("The request line must be a method, a target and a version, one space apart.");
    const auto first = line.find(' '), second = line.rfind(' ');
    const auto method = line.substr(0, first), target = line.substr(first + 1, second - first - 1);
    if (!is_token(method)) return bad("The method is no token.");
    if (auto rejection = check_version(line.substr(second + 1))) return rejection;
    if (std::ranges::find(methods, method) == methods.end()) return rejected(501, "This method is not known here.");
    if (target.empty()) return bad("The target is missing.");
    if (target.size() > limits.target_bytes) return rejected(414, "The target is too long.");
    return std::nullopt;
}

// The fields that frame or route a message, of which two would leave room for two readings.
class FieldChecks {
public:
    explicit FieldChecks(bool is_1_0) : is_1_0_{is_1_0} {}

    std::optional<Rejection> take(std::string_view line) {
        if (line.starts_with(' ') || line.starts_with('\t')) return bad("A field is folded over several lines.");
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
            return bad("A line of the head is no field.");
        const auto name = line.substr(0, colon), value = trimmed(line.substr(colon + 1));
        for (std::size_t i = 0; i < singles.size(); ++i) {
            if (!equals_ignoring_case(name, singles[i])) continue;
            if (seen_[i]) return bad(std::string{singles[i]} + " stands twice in the head.");
            seen_[i] = true;
            return check_value(i, value);
        }
        return std::nullopt;
    }

    std::optional<Rejection> finish() const {
        if (!is_1_0_ && !seen_[host]) return bad("Host is missing.");
        if (seen_[content_length] && seen_[transfer_encoding])
            return bad("Content-Length and Transfer-Encoding stand together.");
        return std::nullopt;
    }

private:
    enum Single : std::size_t { host, content_length, transfer_encoding, expect, content_type, authorization };
    static constexpr std::array<std::string_view, 6> singles{"Host",   "Content-Length", "Transfer-Encoding",
                                                             "Expect", "Content-Type",   "Authorization"};

    std::optional<Rejection> check_value(std::size_t field, std::string_view value) const {
        switch (field) {
            case host:
                if (!is_host(value)) return bad("Host is no host.");
                break;
            case content_length: {
                std::uint64_t length = 0;
                const auto* const end = value.data() + value.size();
                const auto [stop, error] = std::from_chars(value.data(), end, length);
                if (value.empty() || value.size() > 19 || !std::ranges::all_of(value, is_digit) ||
                    error != std::errc{} || stop != end)
                    return bad("Content-Length is no length.");
                break;
            }
            case transfer_encoding:
                if (is_1_0_) return bad("HTTP/1.0 has no Transfer-Encoding.");
                if (!equals_ignoring_case(value, "chunked"))
                    return bad("Transfer-Encoding may be chunked and nothing else.");
                break;
            case expect:
                if (!equals_ignoring_case(value, "100-continue"))
                    return rejected(417, "Only 100-continue may be expected.");
                break;
            default:
                break;
        }
        return std::nullopt;
    }

    bool is_1_0_;
    std::array<bool, singles.size()> seen_{};
};

}  // namespace

HeadScan::State HeadScan::look(std::string_view bytes) {
    for (; at_ < bytes.size(); ++at_) {
        const char c = bytes[at_];
        if (c == '\r') {
            if (at_ + 1 == bytes.size()) return State::more;
            if (bytes[at_ + 1] != '\n') return State::broken;
            ++at_;
            const bool empty = at_ - 1 == line_start_;
            line_start_ = at_ + 1;
            if (empty) return ++at_, State::whole;
            ++lines_;
        } else if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F) {
            return State::broken;
        }
    }
    return State::more;
}

std::optional<Rejection> check_head(std::string_view head, const Limits& limits) {
    auto end = head.find(line_end);
    const auto request_line = head.substr(0, end);
    if (auto rejection = check_request_line(request_line, limits)) return rejection;
    if (head.size() > limits.head_bytes) return rejected(431, "The head is too large.");

    FieldChecks fields{request_line.ends_with("1.0")};
    for (std::size_t count = 0;; ++count) {
        const auto start = end + line_end.size();
        end = head.find(line_end, start);
        if (end == start) break;  // the empty line, which HeadScan has seen
        if (count == limits.fields) return rejected(431, "The head has too many fields.");
        if (auto rejection = fields.take(head.substr(start, end - start))) return rejection;
    }
    return fields.finish();
}

bool is_host(std::string_view text) {
    std::string_view host = text, port;
    if (text.starts_with('[')) {
        const auto close = text.find(']');
        if (close == std::string_view::npos) return false;
        in6_addr address{};
        if (inet_pton(AF_INET6, std::string{text.substr(1, close - 1)}.c_str(), &address) != 1) return false;
        if (close + 1 == text.size()) return true;
        if (text[close + 1] != ':') return false;
        port = text.substr(close + 2);
    } else {
        const auto colon = text.find(':');
        host = text.substr(0, colon);
        const auto allowed = [](char c) { return is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~'; };
        if (host.empty() || host.size() > 255 || !std::ranges::all_of(host, allowed)) return false;
        if (colon == std::string_view::npos) return true;
        port = text.substr(colon + 1);
    }
    // An empty port is within the grammar, and no client means anything by it.
    std::uint16_t number = 0;
    const auto [stop, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    return !port.empty() && port.size() <= 5 && error == std::errc{} && stop == port.data() + port.size();
}

}  // namespace filon::http
