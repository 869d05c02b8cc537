#include "server/mail/encoded_words.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "server/mail/transfer.h"

namespace filon {
namespace {

constexpr std::string_view blanks = " \t";

struct EncodedWord {
    std::string_view charset;
    bool base64 = false;  // else the Q encoding
    std::string_view payload;
    std::size_t size = 0;  // its delimiters included
};

// Where the payload that begins at `at` ends: at "?=", unless another word begins before. Reads no byte twice whatever
// comes: the next word begins where this one stops.
std::size_t payload_end(std::string_view text, std::size_t at) {
    for (auto mark = text.find('?', at); mark != std::string_view::npos; mark = text.find('?', mark + 1)) {
        if (text.substr(mark).starts_with("?=")) return mark;
        if (mark > at && text[mark - 1] == '=') break;
    }
    return std::string_view::npos;
}

// The encoded word at the head of `text`.
std::optional<EncodedWord> word_at(std::string_view text) {
    constexpr std::size_t longest_charset = 60;
    if (!text.starts_with("=?")) return std::nullopt;
    const auto charset_end = text.substr(0, longest_charset).find('?', 2);
    if (charset_end == std::string_view::npos) return std::nullopt;
    const auto rest = text.substr(charset_end + 1);
    if (rest.size() < 2 || rest[1] != '?') return std::nullopt;
    const bool base64 = rest[0] == 'B' || rest[0] == 'b';
    if (!base64 && rest[0] != 'Q' && rest[0] != 'q') return std::nullopt;
    const auto begin = charset_end + 3, end = payload_end(text, begin);
    if (end == std::string_view::npos) return std::nullopt;
    auto charset = text.substr(2, charset_end - 2);
    charset = charset.substr(0, charset.find('*'));  // the language that RFC 2231 §5 adds
    return EncodedWord{
        .charset = charset, .base64 = base64, .payload = text.substr(begin, end - begin), .size = end + 2};
}

std::string bytes_of(const EncodedWord& word) {
    std::string payload{word.payload};
    if (word.base64) return undo_transfer(payload, "base64");
    std::ranges::replace(payload, '_', ' ');
    return undo_transfer(payload, "quoted-printable");
}

// A line end that was encoded is where somebody would like another field to begin.
std::string on_one_line(std::string text) {
    std::ranges::replace_if(text, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return text;
}

}  // namespace

std::string decode_words(std::string_view field, Charsets& charsets) {
    std::string decoded, run;
    std::string_view charset;  // of `run`: words that stand side by side may share a character
    while (!field.empty()) {
        if (const auto word = word_at(field)) {
            if (word->charset != charset) decoded += charsets.to_utf8(std::exchange(run, {}), charset);
            charset = word->charset;
            run += bytes_of(*word);
            field.remove_prefix(word->size);
            // The space between two encoded words is no part of either.
            const auto next = std::min(field.find_first_not_of(blanks), field.size());
            if (word_at(field.substr(next))) field.remove_prefix(next);
            continue;
        }
        decoded += charsets.to_utf8(std::exchange(run, {}), charset);
        const auto plain = field.substr(0, field.find("=?", 1));
        decoded += charsets.to_utf8(plain, "");
        field.remove_prefix(plain.size());
    }
    decoded += charsets.to_utf8(run, charset);
    return on_one_line(std::move(decoded));
}

}  // namespace filon
