// The table of everything that can be asked.
#pragma once

#include "server/access.h"
#include "server/endpoints/service.h"
#include "server/http/metrics.h"
#include "server/http/router.h"

namespace filon {

// All three outlive the router.
http::Router routes(const Service& service, Access& access, http::Metrics& metrics);

}  // namespace filon
