// RapidJSON as this folder uses it: values that live in a pool which is emptied, not freed, between two lines.
#pragma once

#include <string_view>

#include <rapidjson/document.h>

namespace filon {

using JsonPool = rapidjson::MemoryPoolAllocator<>;
using Json = rapidjson::GenericValue<rapidjson::UTF8<>, JsonPool>;
using JsonDocument = rapidjson::GenericDocument<rapidjson::UTF8<>, JsonPool, JsonPool>;

inline std::string_view text_of(const Json& value) {
    return {value.GetString(), value.GetStringLength()};
}

}  // namespace filon
