#include "server/http/request.h"

#include <algorithm>

namespace filon::http {
namespace {

constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

std::string lower_case(std::string_view text) {
    std::string lowered{text};
    std::ranges::transform(lowered, lowered.begin(), lower);
    return lowered;
}

std::optional<std::string_view> Request::header(std::string_view name) const {
    for (const auto& [field, value] : headers)
        if (equals_ignoring_case(field, name)) return value;
    return std::nullopt;
}

std::string_view Request::parameter(std::string_view name) const {
    for (const auto& [parameter, value] : parameters)
        if (parameter == name) return value;
    return {};
}

std::string Request::media_type() const {
    const auto value = header("Content-Type").value_or("");
    const auto type = value.substr(0, value.find(';'));
    return lower_case(type.substr(0, type.find_last_not_of(" \t") + 1));
}

}  // namespace filon::http
