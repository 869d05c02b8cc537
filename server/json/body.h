// A request's body as a JSON object, member by member.
#pragma once

#include <cstdint>
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
    // An object within another body, which outlives it; its faults' fields begin with `path`.
    JsonBody(const rapidjson::Value& object, std::string path);
    JsonBody(const JsonBody&) = delete;
    JsonBody& operator=(const JsonBody&) = delete;

    // Whether it is no JSON object, or one whose members have names that are none: nothing can be taken of it.
    bool broken() const { return broken_; }
    // A member as it is; null when it is missing.
    const rapidjson::Value* value(std::string_view name) { return member(name); }
    // A whole number within bounds; nothing when it is missing or null.
    std::optional<std::int64_t> whole(std::string_view name, std::int64_t least, std::int64_t most);
    // A text or a list of texts.
    std::vector<std::string> texts(std::string_view name);
    std::optional<bool> truth(std::string_view name);
    // A text; nothing when it is missing or null.
    std::optional<std::string> text(std::string_view name);
    void fail(std::string_view name, std::string reason) {
        faults_.push_back({.field = path_ + std::string{name}, .reason = std::move(reason)});
    }
    // To be called last: adds a fault for every member that was not taken.
    std::vector<Fault> faults();

private:
    const rapidjson::Value* member(std::string_view name);

    void refuse(std::string reason);
    void look_at_names();

    rapidjson::Document document_;
    const rapidjson::Value* object_ = &document_;
    std::string path_;
    bool broken_ = false;
    std::vector<std::string> known_;
    std::vector<Fault> faults_;
};

}  // namespace filon
