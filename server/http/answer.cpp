#include "server/http/answer.h"

#include <algorithm>
#include <array>
#include <exception>
#include <stdexcept>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <spdlog/spdlog.h>

#include "server/http/problem.h"

namespace filon::http {
namespace {

bool has(const Response& response, std::string_view name) {
    return std::ranges::any_of(response.headers,
                               [&](const auto& field) { return equals_ignoring_case(field.first, name); });
}

// The hash of the body alone: equal questions get equal bodies, so they get equal tags, on every machine.
std::string entity_tag(std::string_view body) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (EVP_Digest(body.data(), body.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error{"SHA-256 failed"};
    std::string tag = "\"";
    for (std::size_t i = 0; i < 16; ++i) tag += fmt::format("{:02x}", digest[i]);
    return tag + '"';
}

// RFC 9110 §13.1.2, by the weak comparison; a list that is none names nothing.
bool names(std::string_view list, std::string_view tag) {
    if (list == "*") return true;
    while (!list.empty()) {
        list.remove_prefix(std::min(list.find_first_not_of(" \t,"), list.size()));
        if (list.starts_with("W/")) list.remove_prefix(2);
        if (!list.starts_with('"')) return false;
        const auto close = list.find('"', 1);
        if (close == std::string_view::npos) return false;
        if (list.substr(0, close + 1) == tag) return true;
        list.remove_prefix(close + 1);
    }
    return false;
}

void validate(const Request& request, Response& response) {
    if (response.status != 200 || (request.method != "GET" && request.method != "HEAD")) return;
    if (!has(response, "ETag")) response.headers.emplace_back("ETag", entity_tag(response.body));
    const auto tag = std::ranges::find_if(response.headers, [](const auto& field) {
                         return equals_ignoring_case(field.first, "ETag");
                     })->second;
    const bool known = std::ranges::any_of(request.headers, [&](const auto& field) {
        return equals_ignoring_case(field.first, "If-None-Match") && names(field.second, tag);
    });
    if (!known) return;
    response.status = 304;
    response.content_type.clear();
    response.body.clear();
}

// A line end in a value would begin a field of somebody else's making.
void check_fields(const Response& response) {
    const auto is_clean = [](std::string_view text) {
        return std::ranges::all_of(text, [](unsigned char c) { return (c >= 0x20 || c == '\t') && c != 0x7F; });
    };
    for (const auto& [name, value] : response.headers)
        if (name.empty() || !is_clean(name) || !is_clean(value))
            throw std::logic_error{"a handler set a field that is none"};
    if (!is_clean(response.content_type)) throw std::logic_error{"a handler set a content type that is none"};
}

Response failed(const Route& route, std::string_view what) {
    spdlog::error("{} {} failed: {}", route.method, route.pattern, what);
    return problem(500, "The server failed to answer this request.");
}

}  // namespace

Response answer(const Route& route, const Request& request, const std::stop_token& stop) {
    try {
        if (stop.stop_requested()) throw DeadlinePassed{};  // it waited too long for a worker
        auto response = route.handler(request, stop);
        check_fields(response);
        if (response.status < 400 && !has(response, "Cache-Control"))
            response.headers.emplace_back("Cache-Control", route.options.cache_control);
        validate(request, response);
        return response;
    } catch (const DeadlinePassed&) {
        auto response = problem(503, "The answer would have taken too long.");
        response.headers.emplace_back("Retry-After", "1");
        return response;
    } catch (const TakesLong&) {
        throw;
    } catch (const std::exception& error) {
        return failed(route, error.what());
    } catch (...) {
        return failed(route, "an exception of unknown type");
    }
}

std::string render_head(const Response& response, const Framing& framing) {
    std::string head;
    head.reserve(512);
    auto out = std::back_inserter(head);
    fmt::format_to(out, "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason_phrase(response.status),
                   framing.date);
    if (!response.content_type.empty()) fmt::format_to(out, "Content-Type: {}\r\n", response.content_type);
    // Neither may have a body; a 304 without a length speaks of none.
    if (response.status != 204 && response.status != 304)
        fmt::format_to(out, "Content-Length: {}\r\n", response.body.size());
    for (const auto& [name, value] : response.headers) fmt::format_to(out, "{}: {}\r\n", name, value);
    if (response.status >= 400 && !has(response, "Cache-Control")) head += "Cache-Control: no-store\r\n";
    fmt::format_to(out, "Server-Timing: total;dur={:.3f}\r\nX-Content-Type-Options: nosniff\r\n",
                   std::chrono::duration<double, std::milli>{framing.duration}.count());
    if (!framing.keep_alive)
        head += "Connection: close\r\n";
    else if (framing.is_1_0)
        head += "Connection: keep-alive\r\n";
    head += "\r\n";
    return head;
}

std::string http_date(std::chrono::sys_seconds time) {
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{time - day};
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[std::chrono::weekday{day}.c_encoding()],
                       static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
                       clock.seconds().count());
}

}  // namespace filon::http
