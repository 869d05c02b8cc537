// GET /v1/offers/{id}/similar.
#pragma once

#include <stop_token>

#include "server/endpoints/service.h"
#include "server/http/request.h"

namespace filon {

// The offers whose words come nearest to an offer's title and topics; never the offer itself.
struct SimilarEndpoint {
    const Service& service;
    http::Response operator()(const http::Request& request, std::stop_token stop) const;
};

}  // namespace filon
