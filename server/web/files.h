// The files that the browser is given. They lie packed in the binary.
#pragma once

#include <string_view>

#include "server/http/request.h"
#include "server/http/response.h"

namespace filon {

enum class WebFile { page, script, openapi };

// A file, packed with gzip for who accepts that, unpacked for who does not.
http::Response web_file(WebFile file, const http::Request& request);

}  // namespace filon
