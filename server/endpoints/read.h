// POST /v1/read.
#pragma once

#include <stop_token>

#include "server/endpoints/service.h"
#include "server/http/request.h"

namespace filon {

// The needs in a text, with the words that each value was read from; nothing is searched. The text comes as
// `{"text","today"}`, or as the mail itself (message/rfc822), whose day is its own and whose decoded text is given
// back.
struct ReadEndpoint {
    const Service& service;
    http::Response operator()(const http::Request& request, std::stop_token stop) const;
};

}  // namespace filon
