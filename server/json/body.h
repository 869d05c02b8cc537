// A request's body as a JSON object, member by member.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/document.h>

#include "engine/values/outcome.h"

namespace filon {

// Parses without recursion, so that no depth of brackets can hurt; members are taken by name, and what is wrong, given
// twice or unknown becomes a fault that names it.
class JsonBody {
public:
    explicit JsonBody(std::string_view text);

    // A text; nothing when it is missing or null.
    std::optional<std::string> text(std::string_view name);
    void fail(std::string_view name, std::string reason) {
        faults_.push_back({.field = std::string{name}, .reason = std::move(reason)});
    }
    // To be called last: adds a fault for every member that was not taken.
    std::vector<Fault> faults();

private:
    const rapidjson::Value* member(std::string_view name);

    rapidjson::Document document_;
    std::vector<std::string> known_;
    std::vector<Fault> faults_;
};

}  // namespace filon
