// GET /v1/search.
#pragma once

#include <stop_token>

#include "server/endpoints/service.h"
#include "server/http/request.h"

namespace filon {

struct SearchEndpoint {
    const Service& service;
    http::Response operator()(const http::Request& request, std::stop_token stop) const;
};

}  // namespace filon
