// The target of a request, split and percent-decoded strictly.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/check_head.h"
#include "server/http/request.h"

namespace filon::http {

struct Target {
    std::string path;                   // `*` for `OPTIONS *`
    std::vector<std::string> segments;  // of the path, each decoded by itself
    Pairs query;
};

// Takes the origin form, the absolute form when its authority is that of `host` (empty: none was sent), and `*` for
// OPTIONS. A query value that is broken or is not UTF-8 is rejected by the name of its parameter.
std::expected<Target, Rejection> read_target(std::string_view target, std::string_view method, std::string_view host);

}  // namespace filon::http
