// Records by id: GET /v1/offers/{id}, /v1/offers?ids= and /v1/providers/{id}.
#pragma once

#include <stop_token>

#include "server/endpoints/service.h"
#include "server/http/request.h"

namespace filon {

struct OfferEndpoint {
    const Service& service;
    http::Response operator()(const http::Request& request, std::stop_token stop) const;
};

// Several, in the order asked; what is not there is left out.
struct OffersEndpoint {
    const Service& service;
    http::Response operator()(const http::Request& request, std::stop_token stop) const;
};

// The provider with the first of its offers, as a search for it alone orders them.
struct ProviderEndpoint {
    const Service& service;
    http::Response operator()(const http::Request& request, std::stop_token stop) const;
};

}  // namespace filon
