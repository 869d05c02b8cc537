// GET /v1/suggest.
#pragma once

#include <stop_token>

#include "server/endpoints/service.h"
#include "server/http/request.h"

namespace filon {

// What may be meant by what is typed so far: topics, titles, places and providers with an offer that can still be
// attended. Nothing typed proposes nothing.
struct SuggestEndpoint {
    const Service& service;
    http::Response operator()(const http::Request& request, std::stop_token stop) const;
};

}  // namespace filon
