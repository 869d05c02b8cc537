#include "server/json/relaxation_words.h"

#include <gtest/gtest.h>

#include "engine/matching/columns.h"

namespace filon {
namespace {

constexpr auto languages =
    std::to_array({TextLanguage::french, TextLanguage::english, TextLanguage::german, TextLanguage::spanish});

struct Told {
    Relaxation relaxation;
    std::array<std::string_view, languages.size()> texts;
};

TEST(RelaxationWords, AreTheReplysLanguage) {
    const std::vector<Told> table{
        {{"radius_km", Metres{60'000}, 12},
         {"12 offres de plus à 60 km", "12 more offers within 60 km", "12 Angebote mehr im Umkreis von 60 km",
          "12 ofertas más a menos de 60 km"}},
        {{"max_price", Euros::from_cents(125'000), 1},
         {"1 offre de plus jusqu'à 1 250 €", "1 more offer up to €1,250", "1 Angebot mehr bis 1.250 €",
          "1 oferta más hasta 1250 €"}},
        {{"date_to", *Date::parse("2027-03-01"), 2},
         {"2 offres de plus jusqu'au 01/03/2027", "2 more offers until 1 March 2027",
          "2 Angebote mehr bis 1. März 2027", "2 ofertas más hasta el 1 de marzo de 2027"}},
        {{"max_days", Tenths{25}, 2},
         {"2 offres de plus jusqu'à 2,5 jours", "2 more offers up to 2.5 days", "2 Angebote mehr bis 2,5 Tage",
          "2 ofertas más hasta 2,5 días"}},
        {{"max_days", Tenths{10}, 2},
         {"2 offres de plus jusqu'à 1 jour", "2 more offers up to 1 day", "2 Angebote mehr bis 1 Tag",
          "2 ofertas más hasta 1 día"}},
        {{"max_hours", Tenths{140}, 2},
         {"2 offres de plus jusqu'à 14 h", "2 more offers up to 14 h", "2 Angebote mehr bis 14 Std.",
          "2 ofertas más hasta 14 h"}},
        {{"place", std::monostate{}, 12'345},
         {"12345 offres de plus sans condition de lieu", "12345 more offers anywhere",
          "12345 Angebote mehr ohne Ortsvorgabe", "12345 ofertas más sin condición de lugar"}},
        {{"teaching_language", std::monostate{}, 3},
         {"3 offres de plus dans toute langue", "3 more offers in any language",
          "3 Angebote mehr in jeder Unterrichtssprache", "3 ofertas más en cualquier idioma"}},
    };
    // Amounts have spaces that do not break.
    const auto plain = [](std::string text) {
        for (const std::string_view space : {"\u00A0", "\u202F"})
            for (auto at = text.find(space); at != std::string::npos; at = text.find(space))
                text.replace(at, space.size(), " ");
        return text;
    };
    for (const auto& told : table)
        for (std::size_t i = 0; i < languages.size(); ++i)
            EXPECT_EQ(plain(text_of(told.relaxation, languages[i])), told.texts[i]);
}

TEST(RelaxationWords, AreThereForEveryFilterThatMayBeDropped) {
    std::vector<std::string_view> filters{"place", "min_price", "max_price", "price_band", "date_from",  "date_to",
                                          "month", "max_days",  "max_hours", "modality",   "department", "provider"};
    filters.insert(filters.end(), names_of<Trait>::list.begin(), names_of<Trait>::list.end());
    filters.insert(filters.end(), names_of<Tagged>::list.begin(), names_of<Tagged>::list.end());
    for (const auto filter : filters)
        for (const auto language : languages)
            EXPECT_NO_THROW(text_of({.filter = filter, .to = {}, .gain = 2}, language)) << filter;
    EXPECT_THROW(text_of({.filter = "sort", .to = {}, .gain = 2}, TextLanguage::french), std::logic_error);
}

}  // namespace
}  // namespace filon
