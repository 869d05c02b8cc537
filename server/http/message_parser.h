// Beast's parser, filling our request, and refusing what it would silently join or skip.
#pragma once

#include <boost/beast/http/basic_parser.hpp>

#include "server/http/request.h"

namespace filon::http {

// Fed a head that check_head has passed, then the body. Chunk extensions and trailer fields are errors.
class MessageParser final : public boost::beast::http::basic_parser<true> {
public:
    explicit MessageParser(Request& request) : request_{request} { eager(true); }

    const std::string& target() const { return target_; }
    bool is_1_1() const { return version_ == 11; }
    // A chunk's size line is short: when more than this waits without being understood, it is none.
    static constexpr std::size_t longest_chunk_line = 64;

private:
    using ErrorCode = boost::beast::error_code;
    using Text = boost::beast::string_view;

    void on_request_impl(boost::beast::http::verb, Text method, Text target, int version, ErrorCode& error) override;
    void on_response_impl(int, Text, int, ErrorCode&) override {}
    void on_field_impl(boost::beast::http::field, Text name, Text value, ErrorCode& error) override;
    void on_header_impl(ErrorCode& error) override;
    void on_body_init_impl(const boost::optional<std::uint64_t>& length, ErrorCode& error) override;
    std::size_t on_body_impl(Text bytes, ErrorCode& error) override;
    void on_chunk_header_impl(std::uint64_t size, Text extensions, ErrorCode& error) override;
    std::size_t on_chunk_body_impl(std::uint64_t remain, Text bytes, ErrorCode& error) override;
    void on_finish_impl(ErrorCode& error) override { error = {}; }

    Request& request_;
    std::string target_;
    int version_ = 11;
    bool head_done_ = false;
};

}  // namespace filon::http
