#include "engine/places/place_name.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

namespace filon {
namespace {

// Letters that are written with others where the keyboard lacks them; Unicode does not decompose them.
std::string_view plain_letters(UChar32 letter) {
    constexpr auto table = std::to_array<std::pair<UChar32, std::string_view>>({{0xDF, "ss"},
                                                                                {0xE6, "ae"},
                                                                                {0xF0, "d"},
                                                                                {0xF8, "o"},
                                                                                {0xFE, "th"},
                                                                                {0x111, "d"},
                                                                                {0x131, "i"},
                                                                                {0x142, "l"},
                                                                                {0x153, "oe"}});
    const auto found = std::ranges::find(table, letter, &std::pair<UChar32, std::string_view>::first);
    return found == table.end() ? std::string_view{} : found->second;
}

// A folded name that grows word by word.
class Folded {
public:
    void add(UChar32 c) {
        if (u_charType(c) == U_NON_SPACING_MARK) return;
        if (!u_isalnum(c)) return end_word();
        const UChar32 lower = u_foldCase(c, U_FOLD_CASE_DEFAULT);
        if (lower < 0x80)
            text_ += static_cast<char>(lower);
        else if (const auto plain = plain_letters(lower); !plain.empty())
            text_ += plain;
        else
            icu::UnicodeString{lower}.toUTF8String(text_);
    }
    std::string take() {
        end_word();
        if (!text_.empty()) text_.pop_back();
        return std::move(text_);
    }

private:
    void end_word() {
        if (text_.size() == word_) return;
        const std::string_view word = std::string_view{text_}.substr(word_);
        if (word == "st")
            text_.replace(word_, 2, "saint");
        else if (word == "ste")
            text_.replace(word_, 3, "sainte");
        text_ += ' ';
        word_ = text_.size();
    }

    std::string text_;
    std::size_t word_ = 0;  // where the last word begins
};

std::optional<icu::UnicodeString> decomposed(std::string_view text) {
    // No UTF-16 text has more units than the UTF-8 text has bytes.
    std::vector<UChar> units(text.size());
    std::int32_t size = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(units.data(), static_cast<std::int32_t>(units.size()), &size, text.data(),
                  static_cast<std::int32_t>(text.size()), &status);
    if (U_FAILURE(status)) return std::nullopt;
    const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error{"ICU has no NFKD data"};
    auto parts = normalizer->normalize(icu::UnicodeString{false, units.data(), size}, status);
    if (U_FAILURE(status)) throw std::runtime_error{"ICU cannot decompose a text"};
    return parts;
}

}  // namespace

std::optional<std::string> fold_place_name(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) return std::nullopt;
    Folded folded;
    if (std::ranges::all_of(text, [](char c) { return c > 0; })) {
        for (const char c : text) folded.add(c);
        return folded.take();
    }
    const auto parts = decomposed(text);
    if (!parts) return std::nullopt;
    for (std::int32_t at = 0; at < parts->length(); at = parts->moveIndex32(at, 1)) folded.add(parts->char32At(at));
    return folded.take();
}

std::string with_strokes_said(std::string_view text) {
    std::string said;
    bool begins = true;  // a word
    while (!text.empty()) {
        const bool under = begins && (text.starts_with("s/s") || text.starts_with("S/S"));
        const bool upon = begins && (text.starts_with("s/") || text.starts_with("S/"));
        const std::size_t size = under ? 3 : upon ? 2 : 1;
        if (under)
            said += " sous ";
        else if (upon || text.front() == '/')
            said += " sur ";
        else
            said += text.front();
        begins = text.front() == ' ' || text.front() == '-';
        text.remove_prefix(size);
    }
    return said;
}

std::string_view without_article(std::string_view folded) {
    for (const std::string_view article : {"le ", "la ", "les ", "l "})
        if (folded.starts_with(article)) return folded.substr(article.size());
    return folded;
}

std::vector<std::string_view> words_of(std::string_view folded) {
    std::vector<std::string_view> words;
    while (!folded.empty()) {
        const auto end = std::min(folded.find(' '), folded.size());
        words.push_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return words;
}

}  // namespace filon
