#include "server/web/files.h"

#include <array>
#include <stdexcept>
#include <string>

#include <zlib.h>

extern "C" {
extern const char filon_web_page[], filon_web_page_end[];
extern const char filon_web_script[], filon_web_script_end[];
extern const char filon_web_openapi[], filon_web_openapi_end[];
}

namespace filon {
namespace {

struct Packed {
    std::string_view bytes;
    std::string_view content_type;
};

Packed packed(WebFile file) {
    switch (file) {
        case WebFile::page:
            return {{filon_web_page, filon_web_page_end}, "text/html; charset=utf-8"};
        case WebFile::script:
            return {{filon_web_script, filon_web_script_end}, "text/javascript; charset=utf-8"};
        case WebFile::openapi:
            return {{filon_web_openapi, filon_web_openapi_end}, "application/json"};
    }
    throw std::logic_error{"no such file"};
}

std::string unpacked(std::string_view bytes) {
    z_stream stream{};
    constexpr int gzip_window = 15 + 16;
    if (inflateInit2(&stream, gzip_window) != Z_OK) throw std::bad_alloc{};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): zlib does not write there
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    std::array<char, 16'384> buffer{};
    int result = Z_OK;
    while (result == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        result = inflate(&stream, Z_NO_FLUSH);
        out.append(buffer.data(), buffer.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::logic_error{"a packed file of the binary is broken"};
    return out;
}

// RFC 9110 §12.5.3, as far as gzip goes: named, or covered by `*`, and not with a weight of zero.
bool accepts_gzip(std::string_view header) {
    bool any = false;
    for (std::size_t at = 0; at < header.size();) {
        const auto end = std::min(header.find(',', at), header.size());
        auto item = header.substr(at, end - at);
        while (item.starts_with(' ')) item.remove_prefix(1);
        const auto coding = item.substr(0, item.find_first_of("; "));
        const auto weight = item.find("q=0");
        const bool refused =
            weight != std::string_view::npos && item.find_first_not_of("0.", weight + 2) == std::string_view::npos;
        if (http::equals_ignoring_case(coding, "gzip")) return !refused;
        if (coding == "*") any = !refused;
        at = end + 1;
    }
    return any;
}

}  // namespace

http::Response web_file(WebFile file, const http::Request& request) {
    const auto [bytes, content_type] = packed(file);
    http::Response response{
        .status = 200, .content_type = std::string{content_type}, .body = {}, .headers = {{"Vary", "Accept-Encoding"}}};
    if (file == WebFile::page)
        response.headers.emplace_back(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; img-src 'self' "
            "data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    if (accepts_gzip(request.header("Accept-Encoding").value_or(""))) {
        response.headers.emplace_back("Content-Encoding", "gzip");
        response.body = bytes;
    } else {
        response.body = unpacked(bytes);
    }
    return response;
}

}  // namespace filon
