#include "server/http/problem.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/values/utf8.h"

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

struct ReasonPhrase {
    int status;
    std::string_view phrase;
};

constexpr auto reason_phrases = std::to_array<ReasonPhrase>({
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
});

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
    const auto found = std::ranges::find(reason_phrases, status, &ReasonPhrase::status);
    return found == reason_phrases.end() ? "Unknown" : found->phrase;
}

}  // namespace filon::http
