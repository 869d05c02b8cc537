// A value in JSON, and the schema that judges it.
#pragma once

#include <string_view>

namespace filon {

struct Example {
    std::string_view schema;
    std::string_view text;
};

}  // namespace filon
