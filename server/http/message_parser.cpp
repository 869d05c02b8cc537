#include "server/http/message_parser.h"

#include <algorithm>

#include <boost/beast/http/error.hpp>

namespace filon::http {

namespace beast = boost::beast;

void MessageParser::on_request_impl(beast::http::verb, Text method, Text target, int version, ErrorCode& error) {
    version_ = version;
    request_.method.assign(method.data(), method.size());
    target_.assign(target.data(), target.size());
    error = {};
}

void MessageParser::on_field_impl(beast::http::field, Text name, Text value, ErrorCode& error) {
    if (head_done_) {
        error = beast::http::error::bad_field;
        return;
    }
    request_.headers.emplace_back(std::string{name.data(), name.size()}, std::string{value.data(), value.size()});
    error = {};
}

void MessageParser::on_header_impl(ErrorCode& error) {
    head_done_ = true;
    error = {};
}

void MessageParser::on_body_init_impl(const boost::optional<std::uint64_t>& length, ErrorCode& error) {
    // A promise of length costs nothing: memory is taken for what has come.
    constexpr std::uint64_t trusted = 64 * 1024;
    if (length) request_.body.reserve(static_cast<std::size_t>(std::min(*length, trusted)));
    error = {};
}

std::size_t MessageParser::on_body_impl(Text bytes, ErrorCode& error) {
    request_.body.append(bytes.data(), bytes.size());
    error = {};
    return bytes.size();
}

void MessageParser::on_chunk_header_impl(std::uint64_t, Text extensions, ErrorCode& error) {
    error = {};
    if (!extensions.empty()) error = beast::http::error::bad_chunk_extension;
}

std::size_t MessageParser::on_chunk_body_impl(std::uint64_t, Text bytes, ErrorCode& error) {
    return on_body_impl(bytes, error);
}

}  // namespace filon::http
