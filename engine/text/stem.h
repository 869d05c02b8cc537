// Snowball stemmers of the four languages that the catalogue is written in.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "engine/values/language_tag.h"

struct sb_stemmer;

namespace filon {

enum class TextLanguage : std::uint8_t { french, english, german, spanish };
inline constexpr std::size_t text_language_count = 4;

// The language whose rules a text with this tag's language ("fr", "en") is read by; French where none is ours.
TextLanguage text_language(std::string_view language);
// "fr" of French.
std::string_view tag_of(TextLanguage language);
// The same of a record's language, which is French where nothing is said.
TextLanguage text_language(const std::optional<LanguageTag>& language);

// One stemmer a language (libstemmer). It reuses its buffers: one object a thread.
class Stemmers {
public:
    Stemmers();
    // The stem of a folded word, which lives until the next call. Snowball's rules expect accents: words are folded
    // first all the same, so that both writings meet; measured, this loses nothing.
    std::string_view stem(std::string_view folded, TextLanguage language);

private:
    struct Deleter {
        void operator()(sb_stemmer* stemmer) const;
    };
    std::array<std::unique_ptr<sb_stemmer, Deleter>, text_language_count> stemmers_;
};

}  // namespace filon
