#include "server/mail/charsets.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include <iconv.h>

#include "engine/values/utf8.h"

namespace filon {
namespace {

constexpr char32_t no_character = U'\uFFFD';

// Bytes 0x80 to 0x9F, the only ones that differ from Latin-1.
constexpr std::array<char32_t, 32> from_80_to_9f{
    U'€', no_character, U'‚',         U'ƒ', U'„',         U'…',         U'†', U'‡',         U'ˆ', U'‰', U'Š',
    U'‹', U'Œ',         no_character, U'Ž', no_character, no_character, U'‘', U'’',         U'“', U'”', U'•',
    U'–', U'—',         U'˜',         U'™', U'š',         U'›',         U'œ', no_character, U'ž', U'Ÿ'};

// glibc takes options after a slash; no charset's name has one.
bool may_be_name(std::string_view charset) {
    return charset.size() <= 40 && std::ranges::all_of(charset, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.' || c == ':';
           });
}

std::string likeliest(std::string_view bytes) {
    std::size_t characters = 0, strays = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto length = utf8_length(bytes, at);
        if (length == 0) ++strays;
        if (length > 1) ++characters;
        at += std::max<std::size_t>(1, length);
    }
    if (strays == 0) return std::string{bytes};
    const bool utf8 = characters > strays;
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        const auto length = utf8 || byte < 0x80 ? utf8_length(bytes, at) : 0;
        if (length > 0)
            text.append(bytes, at, length);
        else
            append_utf8(text, utf8 ? no_character : windows_1252(byte));
        at += std::max<std::size_t>(1, length);
    }
    return text;
}

// The charsets that mailers claim for one another, and the names of none.
constexpr auto vague =
    std::to_array<std::string_view>({"", "8bit", "ansi_x3.4-1968", "ascii", "cp1252", "iso-8859-1", "iso8859-1",
                                     "iso_8859-1", "latin1", "us-ascii", "utf-8", "utf8", "windows-1252"});

}  // namespace

// Reads one charset, strictly.
class Charsets::Converter {
public:
    explicit Converter(const std::string& charset) : handle_{::iconv_open("UTF-8", charset.c_str())} {}
    ~Converter() {
        if (is_known()) ::iconv_close(handle_);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    bool is_known() const { return std::bit_cast<std::intptr_t>(handle_) != -1; }

    std::optional<std::string> convert(std::string bytes) const {
        ::iconv(handle_, nullptr, nullptr, nullptr, nullptr);  // forgets what came before
        std::string text;
        char* in = bytes.data();
        for (std::size_t left = bytes.size(); left > 0;) {
            const int stopped_by = step(text, &in, &left);
            if (stopped_by == EINVAL) break;  // the last character is cut short
            if (stopped_by != 0 && stopped_by != E2BIG) return std::nullopt;
        }
        // Some charsets hold a character back until they see what follows.
        step(text, nullptr, nullptr);
        // Some of iconv's tables lead to what is no character.
        return is_utf8(text) ? std::optional{std::move(text)} : std::nullopt;
    }

private:
    // Why it stopped: zero when nothing is left, else the error.
    int step(std::string& text, char** in, std::size_t* left) const {
        std::array<char, 4096> block;
        char* out = block.data();
        std::size_t room = block.size();
        const bool done = ::iconv(handle_, in, left, &out, &room) != static_cast<std::size_t>(-1);
        const int error = done ? 0 : errno;
        text.append(block.data(), block.size() - room);
        return error;
    }

    iconv_t handle_;
};

Charsets::Charsets() = default;
Charsets::~Charsets() = default;

Charsets::Converter* Charsets::open(const std::string& charset) {
    if (!may_be_name(charset)) return nullptr;
    if (const auto found = open_.find(charset); found != open_.end()) return found->second.get();
    auto converter = std::make_unique<Converter>(charset);
    if (!converter->is_known()) return nullptr;
    return open_.emplace(charset, std::move(converter)).first->second.get();
}

std::string Charsets::to_utf8(std::string_view bytes, std::string_view charset) {
    std::string name{charset};
    for (auto& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (std::ranges::find(vague, name) == vague.end())
        if (const auto* const converter = open(name))
            if (auto text = converter->convert(std::string{bytes})) return std::move(*text);
    return likeliest(bytes);
}

char32_t windows_1252(unsigned char byte) {
    return byte >= 0x80 && byte <= 0x9F ? from_80_to_9f[byte - 0x80U] : byte;
}

void append_utf8(std::string& text, char32_t code_point) {
    const auto tail = [&](unsigned shift) { text += static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU)); };
    if (code_point < 0x80) {
        text += static_cast<char>(code_point);
    } else if (code_point < 0x800) {
        text += static_cast<char>(0xC0U | (code_point >> 6U));
        tail(0);
    } else if (code_point < 0x10000) {
        text += static_cast<char>(0xE0U | (code_point >> 12U));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0U | (code_point >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

}  // namespace filon
