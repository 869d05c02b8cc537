#include "server/http/problem.h"

#include <fmt/format.h>

#include "server/http/utf8.h"

namespace filon::http {
namespace {

void append_string(std::string& json, std::string_view text) {
    json += '"';
    for (std::size_t at = 0; at < text.size();) {
        const auto length = utf8_length(text, at);
        const char c = text[at];
        if (length == 0)
            json += "\xEF\xBF\xBD";
        else if (c == '"' || c == '\\')
            (json += '\\') += c;
        else if (static_cast<unsigned char>(c) < 0x20)
            json += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            json += text.substr(at, length);
        at += length == 0 ? 1 : length;
    }
    json += '"';
}

}  // namespace

std::string problem_document(int status, std::string_view detail, const std::vector<Fault>& errors) {
    std::string json = R"({"type":"about:blank","title":)";
    append_string(json, reason_phrase(status));
    json += fmt::format(R"(,"status":{},"detail":)", status);
    append_string(json, detail);
    json += R"(,"errors":[)";
    for (const auto& [field, reason] : errors) {
        if (json.back() != '[') json += ',';
        json += R"({"field":)";
        append_string(json, field);
        json += R"(,"reason":)";
        append_string(json, reason);
        json += '}';
    }
    return json + "]}";
}

Response problem(int status, std::string_view detail, const std::vector<Fault>& errors) {
    return {
        .status = status, .content_type = "application/problem+json", .body = problem_document(status, detail, errors)};
}

Response problem(const Fault& fault, int status) {
    if (fault.field.empty()) return problem(status, fault.reason);
    return problem(status, fault.field + ": " + fault.reason, {fault});
}

std::string_view reason_phrase(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "Unknown";
    }
}

}  // namespace filon::http
