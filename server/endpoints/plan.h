// POST /v1/plan: several needs and one envelope become a basket of offers within it.
#pragma once

#include <stop_token>

#include "server/endpoints/service.h"
#include "server/http/request.h"
#include "server/http/response.h"

namespace filon {

struct PlanEndpoint {
    const Service& service;
    http::Response operator()(const http::Request& request, std::stop_token stop) const;
};

}  // namespace filon
