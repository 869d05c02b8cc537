// POST /v1/match: the offers that answer a client's request.
#pragma once

#include <stop_token>

#include "server/endpoints/service.h"
#include "server/http/request.h"
#include "server/http/response.h"

namespace filon {

struct MatchEndpoint {
    const Service& service;
    http::Response operator()(const http::Request& request, std::stop_token stop) const;
};

}  // namespace filon
