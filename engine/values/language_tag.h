// Languages as BCP 47 writes them.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/outcome.h"

namespace filon {

// A language tag in canonical case (RFC 5646 §2.1 and §4.5): `fr`, `en-GB`, `zh-Hant-TW`.
class LanguageTag {
public:
    LanguageTag() = default;
    // A fault without a field when the text is no well-formed tag whose language has two or three letters.
    static Outcome<LanguageTag> parse(std::string_view text);
    const std::string& text() const { return text_; }
    // The language alone: `en` of `en-GB`.
    std::string_view language() const { return std::string_view{text_}.substr(0, text_.find('-')); }
    // RFC 4647 §3.3.1, basic filtering: `en` covers `en` and `en-GB`, not `eng`.
    bool covers(const LanguageTag& other) const;
    friend auto operator<=>(const LanguageTag&, const LanguageTag&) = default;

private:
    explicit LanguageTag(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

// The same of canonical tags.
bool covers(std::string_view tag, std::string_view other);
// The tags that cover a canonical one and are shorter, the longest first: `zh-Hant` and `zh` of `zh-Hant-TW`.
std::vector<std::string_view> tags_above(std::string_view tag);

}  // namespace filon
