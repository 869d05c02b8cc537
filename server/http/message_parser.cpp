#include "server/http/message_parser.h"

#include <algorithm>

#include <boost/beast/http/error.hpp>

namespace filon::http {

namespace beast = boost::beast;

void MessageParser::on_request_impl(beast::http::verb, text method, text target, int version, error_code& error) {
    version_ = version;
    request_.method.assign(method.data(), method.size());
    target_.assign(target.data(), target.size());
    error = {};
}

void MessageParser::on_field_impl(beast::http::field, text name, text value, error_code& error) {
    if (head_done_) {
        error = beast::http::error::bad_field;
        return;
    }
    request_.headers.emplace_back(std::string{name.data(), name.size()}, std::string{value.data(), value.size()});
    error = {};
}

void MessageParser::on_header_impl(error_code& error) {
    head_done_ = true;
    error = {};
}

void MessageParser::on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code& error) {
    // A promise of length costs nothing: memory is taken for what has come.
    constexpr std::uint64_t trusted = 64 * 1024;
    if (length) request_.body.reserve(static_cast<std::size_t>(std::min(*length, trusted)));
    error = {};
}

std::size_t MessageParser::on_body_impl(text bytes, error_code& error) {
    request_.body.append(bytes.data(), bytes.size());
    error = {};
    return bytes.size();
}

void MessageParser::on_chunk_header_impl(std::uint64_t, text extensions, error_code& error) {
    error = {};
    if (!extensions.empty()) error = beast::http::error::bad_chunk_extension;
}

std::size_t MessageParser::on_chunk_body_impl(std::uint64_t, text bytes, error_code& error) {
    return on_body_impl(bytes, error);
}

}  // namespace filon::http
