#include "engine/tax/vat_regime.h"

namespace filon {
namespace {

// A total of 10^16 cents times a rate is more than 64 bits hold.
__extension__ using Wide = __int128;

constexpr std::string_view france = "FR";
constexpr Wide whole = 10'000;  // 100 %, in hundredths of a per cent

Regime regime_of(const Sale& sale, const VatTables& tables) {
    if (sale.price_tax == Tax::exempt) return Regime::exempt;
    if (!sale.client_taxable || tables.taxed_as(sale.client_country, sale.day) == france) return Regime::domestic;
    if (sale.open_session && sale.days && tables.taxed_as(sale.held_in, sale.day) == france) {
        const auto longest = tables.longest_short_seminar(france, sale.day);
        if (longest && *sale.days <= *longest) return Regime::taxed_where_held;
    }
    return tables.in_eu(sale.client_country, sale.day) ? Regime::reverse_charge : Regime::outside_eu;
}

}  // namespace

Taxed vat_of(const Sale& sale, const VatTables& tables) {
    const auto regime = regime_of(sale, tables);
    const bool taxed_in_france = regime == Regime::domestic || regime == Regime::taxed_where_held;
    const auto rate = sale.vat_rate ? *sale.vat_rate : tables.french_rate(sale.day);
    return {.regime = regime,
            .rate = taxed_in_france ? rate : std::uint16_t{0},
            .price_tax = sale.price_tax,
            .price_rate = rate};
}

Euros Taxed::shown(Euros price, Tax seen_as) const {
    // From the record's price to the client's in one step, so that only one rounding is made, and none where both are
    // alike.
    const Wide to = whole + (seen_as == Tax::included ? rate : 0);
    const Wide from = whole + (price_tax == Tax::included ? price_rate : 0);
    return Euros::from_cents(static_cast<std::int64_t>((Wide{price.cents()} * to + from / 2) / from));
}

}  // namespace filon
