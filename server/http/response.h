// What a handler answers; the server adds Date, Content-Length, ETag, Server-Timing and the rest.
#pragma once

#include <string>

#include "server/http/request.h"

namespace filon::http {

struct Response {
    int status = 200;
    std::string content_type = {};  // empty: none is sent
    std::string body = {};
    Pairs headers = {};  // a Cache-Control or ETag here replaces the server's own
};

}  // namespace filon::http
