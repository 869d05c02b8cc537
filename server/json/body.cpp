#include "server/json/body.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <rapidjson/error/en.h>

#include "engine/values/utf8.h"

namespace filon {
namespace {

// Escaped, the second half of a surrogate pair passes RapidJSON without the first, and makes bytes that are no UTF-8.
constexpr const char* half_a_pair = "holds half a surrogate pair, which is no character";

}  // namespace

JsonBody::JsonBody(std::string_view text) {
    // Not kParseFullPrecisionFlag: no number is taken, and RapidJSON 1.1.0 counts the leading zeros of nought for
    // 0e-30, which is undefined.
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
    document_.Parse<flags>(text.data(), text.size());
    if (document_.HasParseError())
        refuse(std::string{"no JSON at byte "} + std::to_string(document_.GetErrorOffset()) + ": " +
               rapidjson::GetParseError_En(document_.GetParseError()));
    else if (!document_.IsObject())
        refuse("a JSON object is expected");
    else
        look_at_names();
}

JsonBody::JsonBody(const rapidjson::Value& object, std::string path) : object_{&object}, path_{std::move(path)} {
    look_at_names();
}

void JsonBody::refuse(std::string reason) {
    fail("body", std::move(reason));
    document_.SetObject();
    object_ = &document_;
    broken_ = true;
}

void JsonBody::look_at_names() {
    std::set<std::string_view> names;
    for (const auto& member : object_->GetObject()) {
        const std::string_view name{member.name.GetString(), member.name.GetStringLength()};
        if (!is_utf8(name)) return refuse(std::string{"the name of a member "} + half_a_pair);
        if (!names.insert(name).second) fail(name, "is given twice");
    }
}

const rapidjson::Value* JsonBody::member(std::string_view name) {
    known_.emplace_back(name);
    const auto found = object_->FindMember(
        rapidjson::Value{rapidjson::StringRef(name.data(), static_cast<rapidjson::SizeType>(name.size()))});
    return found == object_->MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
}

std::optional<std::string> JsonBody::text(std::string_view name) {
    const auto* value = member(name);
    if (value == nullptr) return std::nullopt;
    if (!value->IsString()) {
        fail(name, "a text is expected");
        return std::nullopt;
    }
    std::string text{value->GetString(), value->GetStringLength()};
    if (!is_utf8(text)) {
        fail(name, half_a_pair);
        return std::nullopt;
    }
    return text;
}

std::optional<std::int64_t> JsonBody::whole(std::string_view name, std::int64_t least, std::int64_t most) {
    const auto* value = member(name);
    if (value == nullptr) return std::nullopt;
    if (value->IsInt64() && value->GetInt64() >= least && value->GetInt64() <= most) return value->GetInt64();
    fail(name, fmt::format("a whole number from {} to {} is expected", least, most));
    return std::nullopt;
}

std::optional<bool> JsonBody::truth(std::string_view name) {
    const auto* value = member(name);
    if (value == nullptr) return std::nullopt;
    if (value->IsBool()) return value->GetBool();
    fail(name, "true or false is expected");
    return std::nullopt;
}

std::vector<std::string> JsonBody::texts(std::string_view name) {
    const auto* value = member(name);
    if (value == nullptr) return {};
    std::vector<std::string> texts;
    const auto add = [&](const rapidjson::Value& one) {
        if (one.IsString())
            texts.emplace_back(one.GetString(), one.GetStringLength());
        else
            fail(name, "a list of texts is expected");
    };
    if (value->IsArray())
        for (const auto& one : value->GetArray()) add(one);
    else
        add(*value);
    return texts;
}

std::vector<Fault> JsonBody::faults() {
    // In a set, since a body may be made of unknown members alone.
    std::set<std::string, std::less<>> told;
    for (const auto& fault : faults_) told.insert(fault.field);
    for (const auto& member : object_->GetObject()) {
        const std::string name{member.name.GetString(), member.name.GetStringLength()};
        if (std::ranges::find(known_, name) == known_.end() && told.insert(path_ + name).second)
            fail(name, "is not known here");
    }
    return faults_;
}

}  // namespace filon
