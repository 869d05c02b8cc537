#include "engine/values/language_tag.h"

#include <algorithm>
#include <utility>

namespace filon {
namespace {

bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool digit(char c) {
    return c >= '0' && c <= '9';
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// Casing of RFC 5646 §2.1.1: two letters after the first subtag are a region, four letters a script.
std::string cased(std::string_view subtag, bool first) {
    std::string out{subtag};
    std::ranges::transform(out, out.begin(), lower);
    if (!first && out.size() == 2) std::ranges::transform(out, out.begin(), upper);
    if (!first && out.size() == 4 && letter(out[0])) out[0] = upper(out[0]);
    return out;
}

}  // namespace

Outcome<LanguageTag> LanguageTag::parse(std::string_view text) {
    const auto refused = fault("", "not a language tag (BCP 47), such as fr or en-GB");
    if (text.empty() || text.size() > 35) return refused;
    std::string canonical;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('-', at), text.size());
        const auto subtag = text.substr(at, end - at);
        const bool first = at == 0;
        const bool sized = first ? subtag.size() == 2 || subtag.size() == 3 : !subtag.empty() && subtag.size() <= 8;
        const bool spelt = std::ranges::all_of(subtag, [&](char c) { return letter(c) || (!first && digit(c)); });
        if (!sized || !spelt) return refused;
        if (!first) canonical += '-';
        canonical += cased(subtag, first);
        at = end + 1;
    }
    return LanguageTag{std::move(canonical)};
}

bool LanguageTag::covers(const LanguageTag& other) const {
    return filon::covers(text_, other.text_);
}

bool covers(std::string_view tag, std::string_view other) {
    return other.starts_with(tag) && (other.size() == tag.size() || other[tag.size()] == '-');
}

std::vector<std::string_view> tags_above(std::string_view tag) {
    std::vector<std::string_view> above;
    for (auto dash = tag.rfind('-'); dash != std::string_view::npos; dash = tag.rfind('-')) {
        tag = tag.substr(0, dash);
        above.push_back(tag);
    }
    return above;
}

}  // namespace filon
