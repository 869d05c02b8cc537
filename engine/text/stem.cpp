#include "engine/text/stem.h"

#include <algorithm>
#include <stdexcept>

#include <libstemmer.h>

namespace filon {

namespace {

// Snowball's French leaves the s after a, i, o and u, so that "photos" and "élus" would not meet "photo" and "élu".
// Short words keep it (cas, bus), and those that would meet another word: Paris is no pari.
bool has_plural_left(std::string_view stem) {
    constexpr std::size_t shortest = 4;
    constexpr auto kept =
        std::to_array<std::string_view>({"paris", "mois", "bois", "devis", "avis", "permis", "pois", "fois"});
    return stem.size() >= shortest && stem.ends_with('s') && std::string_view{"aiou"}.contains(stem[stem.size() - 2]) &&
           std::ranges::find(kept, stem) == kept.end();
}

}  // namespace

TextLanguage text_language(std::string_view language) {
    if (language == "en") return TextLanguage::english;
    if (language == "de") return TextLanguage::german;
    if (language == "es") return TextLanguage::spanish;
    return TextLanguage::french;
}

std::string_view tag_of(TextLanguage language) {
    constexpr std::array<std::string_view, text_language_count> tags{"fr", "en", "de", "es"};
    return tags[static_cast<std::size_t>(language)];
}

TextLanguage text_language(const std::optional<LanguageTag>& language) {
    return language ? text_language(language->language()) : TextLanguage::french;
}

void Stemmers::Deleter::operator()(sb_stemmer* stemmer) const {
    sb_stemmer_delete(stemmer);
}

Stemmers::Stemmers() {
    constexpr std::array<const char*, text_language_count> names{"french", "english", "german", "spanish"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        stemmers_[i].reset(sb_stemmer_new(names[i], "UTF_8"));
        if (!stemmers_[i]) throw std::runtime_error{"libstemmer lacks a language"};
    }
}

std::string_view Stemmers::stem(std::string_view folded, TextLanguage language) {
    auto* stemmer = stemmers_[static_cast<std::size_t>(language)].get();
    const auto* out =
        sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(folded.data()), static_cast<int>(folded.size()));
    std::string_view stem{reinterpret_cast<const char*>(out), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
    if (language == TextLanguage::french && has_plural_left(stem)) stem.remove_suffix(1);
    return stem;
}

}  // namespace filon
