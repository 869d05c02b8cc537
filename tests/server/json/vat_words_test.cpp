#include "server/json/vat_words.h"

#include <gtest/gtest.h>

namespace filon {
namespace {

constexpr auto languages =
    std::to_array({TextLanguage::french, TextLanguage::english, TextLanguage::german, TextLanguage::spanish});

struct Told {
    Regime regime;
    std::uint16_t rate;
    std::string_view country;
    std::array<std::string_view, languages.size()> texts;
};

TEST(VatWords, TellTheReasonInTheReplysLanguage) {
    const std::vector<Told> table{
        {Regime::exempt,
         0,
         "FR",
         {"exonérée de TVA (CGI art. 261-4-4° a)", "exempt from VAT (CGI art. 261-4-4° a)",
          "von der MwSt. befreit (CGI Art. 261-4-4° a)", "exenta de IVA (CGI art. 261-4-4° a)"}},
        {Regime::domestic, 2'000, "FR", {"TVA à 20 %", "VAT at 20%", "MwSt. 20 %", "IVA al 20 %"}},
        {Regime::domestic, 1'960, "FR", {"TVA à 19,6 %", "VAT at 19.6%", "MwSt. 19,6 %", "IVA al 19,6 %"}},
        {Regime::reverse_charge,
         0,
         "DE",
         {"autoliquidation : TVA due par le client en Allemagne",
          "reverse charge: the client owes the VAT in its own country (Germany)",
          "Reverse-Charge: der Kunde schuldet die MwSt. im eigenen Land (Deutschland)",
          "inversión del sujeto pasivo: el cliente adeuda el IVA en Alemania"}},
        {Regime::outside_eu,
         0,
         "CH",
         {"sans TVA française : client assujetti hors de l'Union européenne (Suisse)",
          "no French VAT: taxable client outside the European Union (Switzerland)",
          "ohne französische MwSt.: steuerpflichtiger Kunde außerhalb der Europäischen Union (Schweiz)",
          "sin IVA francés: cliente sujeto pasivo fuera de la Unión Europea (Suiza)"}},
        {Regime::taxed_where_held,
         2'000,
         "DE",
         {"TVA à 20 % : session ouverte de courte durée, taxée là où elle se tient (CGI art. 259 A, 5° bis)",
          "VAT at 20%: a short open session, taxed where it is held (CGI art. 259 A, 5° bis)",
          "MwSt. 20 %: kurzes offenes Seminar, besteuert am Ort der Durchführung (CGI Art. 259 A, 5° bis)",
          "IVA al 20 %: sesión abierta de corta duración, gravada donde se imparte (CGI art. 259 A, 5° bis)"}},
    };
    // Before a sign of per cent stands a space that does not break.
    const auto plain = [](std::string text) {
        for (const std::string_view space : {"\u00A0", "\u202F"})
            for (auto at = text.find(space); at != std::string::npos; at = text.find(space))
                text.replace(at, space.size(), " ");
        return text;
    };
    for (const auto& told : table)
        for (std::size_t i = 0; i < languages.size(); ++i)
            EXPECT_EQ(plain(vat_reason({.regime = told.regime, .rate = told.rate}, told.country, languages[i])),
                      told.texts[i]);
}

TEST(VatWords, SayWhereTheClientIsAsFrenchDoes) {
    const auto in = [](std::string_view country) {
        return vat_reason({.regime = Regime::reverse_charge}, country, TextLanguage::french);
    };
    EXPECT_TRUE(in("LU").ends_with("au Luxembourg"));
    EXPECT_TRUE(in("NL").ends_with("aux Pays-Bas"));
    EXPECT_TRUE(in("MT").ends_with("à Malte"));
}

}  // namespace
}  // namespace filon
