#include "server/json/body.h"

#include <algorithm>
#include <set>

#include <rapidjson/error/en.h>

namespace filon {

JsonBody::JsonBody(std::string_view text) {
    constexpr unsigned flags =
        rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;
    document_.Parse<flags>(text.data(), text.size());
    if (document_.HasParseError()) {
        fail("body", std::string{"no JSON at byte "} + std::to_string(document_.GetErrorOffset()) + ": " +
                         rapidjson::GetParseError_En(document_.GetParseError()));
        document_.SetObject();
    } else if (!document_.IsObject()) {
        fail("body", "a JSON object is expected");
        document_.SetObject();
    }
    std::set<std::string_view> names;
    for (const auto& member : document_.GetObject()) {
        const std::string_view name{member.name.GetString(), member.name.GetStringLength()};
        if (!names.insert(name).second) fail(name, "is given twice");
    }
}

const rapidjson::Value* JsonBody::member(std::string_view name) {
    known_.emplace_back(name);
    const auto found = document_.FindMember(
        rapidjson::Value{rapidjson::StringRef(name.data(), static_cast<rapidjson::SizeType>(name.size()))});
    return found == document_.MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
}

std::optional<std::string> JsonBody::text(std::string_view name) {
    const auto* value = member(name);
    if (value == nullptr) return std::nullopt;
    if (!value->IsString()) {
        fail(name, "a text is expected");
        return std::nullopt;
    }
    return std::string{value->GetString(), value->GetStringLength()};
}

std::vector<Fault> JsonBody::faults() {
    for (const auto& member : document_.GetObject()) {
        const std::string name{member.name.GetString(), member.name.GetStringLength()};
        if (std::ranges::find(known_, name) == known_.end() &&
            std::ranges::find(faults_, name, &Fault::field) == faults_.end())
            fail(name, "is not known here");
    }
    return faults_;
}

}  // namespace filon
