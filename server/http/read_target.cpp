#include "server/http/read_target.h"

#include <algorithm>
#include <optional>

#include "engine/values/utf8.h"

namespace filon::http {
namespace {

std::unexpected<Rejection> rejected(std::string detail, std::vector<Fault> errors = {}) {
    return std::unexpected{Rejection{.status = 400, .detail = std::move(detail), .errors = std::move(errors)}};
}

std::optional<unsigned> hex_digit(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
    return std::nullopt;
}

enum class Plus { literal, space };

// Why the text is not taken stands in the fault, whose field is empty.
Outcome<std::string> decoded(std::string_view text, Plus plus) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+' && plus == Plus::space) {
            bytes += ' ';
        } else if (text[at] != '%') {
            bytes += text[at];
        } else {
            const auto high = at + 1 < text.size() ? hex_digit(text[at + 1]) : std::nullopt;
            const auto low = at + 2 < text.size() ? hex_digit(text[at + 2]) : std::nullopt;
            if (!high || !low) return fault("", "has a broken percent escape");
            if (*high == 0 && *low == 0) return fault("", "holds a NUL");
            bytes += static_cast<char>(*high * 16 + *low);
            at += 2;
        }
    }
    if (!is_utf8(bytes)) return fault("", "is not UTF-8");
    return bytes;
}

// RFC 3986 §3.3 and §3.4, escapes not yet looked at.
bool is_within_grammar(std::string_view text) {
    constexpr std::string_view marks = "-._~!$&'()*+,;=:@/?%";
    return std::ranges::all_of(text, [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.contains(c);
    });
}

bool is_harmless(std::string_view segment) {
    if (std::ranges::any_of(segment, [](unsigned char c) { return c < 0x20 || c == 0x7F; })) return false;
    for (std::size_t start = 0;
         start <= segment.size();) {  // an escaped slash hides a dot segment from whoever stands before us
        const auto slash = std::min(segment.find('/', start), segment.size());
        const auto piece = segment.substr(start, slash - start);
        if (piece == "." || piece == "..") return false;
        start = slash + 1;
    }
    return true;
}

std::expected<void, Rejection> read_path(std::string_view path, Target& target) {
    for (std::size_t start = 1; start <= path.size();) {
        const auto slash = std::min(path.find('/', start), path.size());
        auto segment = decoded(path.substr(start, slash - start), Plus::literal);
        if (!segment) return rejected("The path " + segment.error().reason + ".");
        if (!is_harmless(*segment)) return rejected("The path has a dot segment or a control character.");
        (target.path += '/') += *segment;
        target.segments.push_back(std::move(*segment));
        start = slash + 1;
    }
    return {};
}

std::expected<void, Rejection> read_query(std::string_view query, Target& target) {
    for (std::size_t start = 0; start < query.size();) {
        const auto end = std::min(query.find('&', start), query.size());
        const auto piece = query.substr(start, end - start);
        start = end + 1;
        if (piece.empty()) continue;
        const auto equals = std::min(piece.find('='), piece.size());
        auto name = decoded(piece.substr(0, equals), Plus::space);
        if (!name) return rejected("The name of a query parameter " + name.error().reason + ".");
        auto value = decoded(piece.substr(std::min(equals + 1, piece.size())), Plus::space);
        if (!value)
            return rejected(*name + " " + value.error().reason + ".",
                            {{.field = *name, .reason = value.error().reason}});
        target.query.emplace_back(std::move(*name), std::move(*value));
    }
    return {};
}

// The origin form that an absolute one stands for (RFC 9112 §3.2.2).
std::expected<std::string_view, Rejection> without_authority(std::string_view target, std::string_view host) {
    const auto colon = target.find("://");
    const auto scheme = target.substr(0, std::min(colon, target.size()));
    if (colon == std::string_view::npos ||
        (!equals_ignoring_case(scheme, "http") && !equals_ignoring_case(scheme, "https")))
        return rejected("The target must begin with a slash.");
    const auto rest = target.substr(colon + 3);
    const auto end = std::min(rest.find_first_of("/?"), rest.size());
    const auto authority = rest.substr(0, end);
    if (!is_host(authority) || (!host.empty() && !equals_ignoring_case(authority, host)))
        return rejected("The target and Host disagree.");
    return rest.substr(end);
}

}  // namespace

std::expected<Target, Rejection> read_target(std::string_view target, std::string_view method, std::string_view host) {
    Target read;
    if (target == "*") {
        if (method != "OPTIONS") return rejected("Only OPTIONS may ask for *.");
        read.path = "*";
        return read;
    }
    if (!target.starts_with('/')) {
        auto origin = without_authority(target, host);
        if (!origin) return std::unexpected{std::move(origin.error())};
        target = *origin;
    }
    if (target.contains('#')) return rejected("The target has a fragment.");
    if (!is_within_grammar(target)) return rejected("The target has a character that must be percent-encoded.");
    const auto mark = std::min(target.find('?'), target.size());
    const auto path = target.substr(0, mark);
    if (auto done = read_path(path.empty() ? "/" : path, read); !done) return std::unexpected{std::move(done.error())};
    if (mark < target.size())
        if (auto done = read_query(target.substr(mark + 1), read); !done)
            return std::unexpected{std::move(done.error())};
    return read;
}

}  // namespace filon::http
