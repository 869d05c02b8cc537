#include "engine/text/fold.h"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "engine/text/entities.h"

namespace filon {
namespace {

constexpr std::string_view kept_punctuation = "'-.&+#:/()@%";

const icu::Normalizer2& normalizer(bool casefold) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* found =
        casefold ? icu::Normalizer2::getNFKCCasefoldInstance(status) : icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error{"ICU has no normalisation data"};
    return *found;
}

// Letters that no decomposition takes apart.
std::string_view opened(UChar32 c) {
    switch (c) {
        case U'œ':
            return "oe";
        case U'æ':
            return "ae";
        case U'ø':
            return "o";
        case U'ł':
            return "l";
        case U'đ':
        case U'ð':
            return "d";
        case U'ı':
            return "i";
        default:
            return {};
    }
}

// The one writing of signs that have several, whatever Unicode takes them for: ʼ is a letter there, ™ would become tm.
std::optional<std::string_view> sign(UChar32 c) {
    switch (c) {
        case U'’':
        case U'‘':
        case U'ʼ':
        case U'′':
        case U'´':
        case U'`':
        case U'＇':
            return "'";
        case U'‐':
        case U'‑':
        case U'‒':
        case U'–':
        case U'—':
        case U'−':
            return "-";
        case U'·':
        case U'•':
        case U'‧':
        case U'∙':
        case U'⋅':
            return "\xC2\xB7";
        case U'\u00AD':
        case U'\u200B':
        case U'\u200C':
        case U'\u200D':
        case U'\u2060':
        case U'\uFEFF':
            return "";  // invisible
        case U'°':
        case U'º':
            return "\xC2\xB0";
        case U'™':
            return " ";
        default:
            return std::nullopt;
    }
}

std::string fold_code_point(UChar32 c) {
    if (c < 0x80 && kept_punctuation.find(static_cast<char>(c)) != std::string_view::npos)
        return {static_cast<char>(c)};
    if (const auto written = sign(c)) return std::string{*written};
    if (!u_isalnum(c) && (U_GET_GC_MASK(c) & U_GC_M_MASK) == 0) return " ";
    UErrorCode status = U_ZERO_ERROR;
    const auto folded = normalizer(false).normalize(normalizer(true).normalize(icu::UnicodeString{c}, status), status);
    if (U_FAILURE(status)) throw std::runtime_error{"ICU could not normalise a code point"};
    std::string out;
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        const UChar32 part = folded.char32At(i);
        if ((U_GET_GC_MASK(part) & U_GC_M_MASK) != 0) continue;
        if (const auto letters = opened(part); !letters.empty())
            out += letters;
        else if (u_isalnum(part))
            icu::UnicodeString{part}.toUTF8String(out);
        else
            out += sign(part).value_or(" ");
    }
    return out;
}

// Folding of the code points that European text is made of, worked out once.
class FoldTable {
public:
    FoldTable() {
        for (UChar32 c = 0; c < static_cast<UChar32>(table_.size()); ++c)
            table_[static_cast<std::size_t>(c)] = fold_code_point(c);
    }
    std::string_view at(UChar32 c, std::string& spare) const {
        if (c >= 0 && c < static_cast<UChar32>(table_.size())) return table_[static_cast<std::size_t>(c)];
        spare = fold_code_point(c);
        return spare;
    }

private:
    std::array<std::string, 0x250> table_;
};

const FoldTable& fold_table() {
    static const FoldTable table;  // immutable; its making is thread-safe
    return table;
}

bool ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The size of an HTML tag at the head of `text`, or 0.
std::size_t tag_size(std::string_view text) {
    if (text.size() < 3 || !(ascii_letter(text[1]) || (text[1] == '/' && ascii_letter(text[2])))) return 0;
    const auto end = text.substr(0, 300).find_first_of("<>", 1);
    return end != std::string_view::npos && text[end] == '>' ? end + 1 : 0;
}

struct CodePoint {
    UChar32 value;
    std::size_t size;
};

CodePoint code_point_at(std::string_view text) {
    if (text[0] == '&') {
        if (const auto entity = entity_at(text)) return {static_cast<UChar32>(entity->code_point), entity->size};
    }
    if (text[0] == '<') {
        if (const auto size = tag_size(text); size > 0) return {U' ', size};
    }
    std::int32_t next = 0;
    UChar32 c = 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    // NOLINTNEXTLINE(bugprone-inc-dec-in-conditions): ICU's macro
    U8_NEXT(bytes, next, static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 4)), c);
    return {c < 0 ? UChar32{' '} : c, static_cast<std::size_t>(next)};
}

// ½ and ¿ where an old export lost œ or an apostrophe (bytes 0xBD and 0xBF of ISO 8859-15 and Windows-1252).
std::string_view mended(UChar32 c, std::string_view before, std::string_view after) {
    const bool in_word =
        !before.empty() && (ascii_letter(before.back()) || static_cast<unsigned char>(before.back()) >= 0x80);
    const bool word_follows =
        !after.empty() && (ascii_letter(after[0]) || static_cast<unsigned char>(after[0]) >= 0xC3);
    if (c == U'½' && word_follows) return "oe";
    if (c == U'¿' && word_follows)
        return after.starts_with("uvr") || after.starts_with("il") ? (in_word ? "'" : "oe") : in_word ? "'" : " ";
    return {};
}

template <class Emit>
void fold_into(std::string_view utf8, std::string& out, Emit&& emit) {
    const auto& table = fold_table();
    std::string spare;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto [c, size] = code_point_at(utf8.substr(at));
        auto folded =
            c == U'½' || c == U'¿' ? mended(c, utf8.substr(0, at), utf8.substr(at + size)) : std::string_view{};
        if (folded.empty()) folded = table.at(c, spare);
        out += folded;
        emit(folded.size(), at, at + size);
        at += size;
    }
}

}  // namespace

FoldedText fold_with_origins(std::string_view utf8) {
    FoldedText folded;
    folded.text.reserve(utf8.size());
    folded.start.reserve(utf8.size());
    folded.end.reserve(utf8.size());
    fold_into(utf8, folded.text, [&](std::size_t count, std::size_t start, std::size_t end) {
        folded.start.insert(folded.start.end(), count, static_cast<std::uint32_t>(start));
        folded.end.insert(folded.end.end(), count, static_cast<std::uint32_t>(end));
    });
    return folded;
}

std::string fold(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    fold_into(utf8, out, [](std::size_t, std::size_t, std::size_t) {});
    return out;
}

std::string fold_key(std::string_view utf8) {
    std::string key;
    for (const char c : fold(utf8)) {
        const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '#' ||
                          static_cast<unsigned char>(c) >= 0xC3;
        const bool goes_on = static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) < 0xC0 &&
                             !key.empty() && static_cast<unsigned char>(key.back()) >= 0x80;
        if (word || goes_on)
            key += c;
        else if (!key.empty() && key.back() != ' ')
            key += ' ';
    }
    if (key.ends_with(' ')) key.pop_back();
    return key;
}

}  // namespace filon
