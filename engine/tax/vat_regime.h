// Which VAT a sale of training bears, and what its price is to a client who sees prices with or without it.
//
// The regimes are those of the French tax code (CGI) for a provider established in France. A specialist must check them
// before an invoice relies on them: they serve to show a price and the reason for its tax.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/offers/closed_lists.h"
#include "engine/tax/vat_tables.h"
#include "engine/values/dates.h"
#include "engine/values/euros.h"

namespace filon {

// One price, to one client, of what is held at one time and place.
struct Sale {
    Date day;                                // on which it is held, else sold: the rate is that day's
    std::string_view client_country = "FR";  // ISO 3166-1, capitals
    bool client_taxable = false;             // has a VAT number
    Tax price_tax = Tax::excluded;           // of the price as the record has it; exempt where its provider is
    // Of the record, in hundredths of a per cent; none: the day's standard rate.
    std::optional<std::uint16_t> vat_rate = {};
    bool open_session = false;      // open to several clients, not in-house
    std::optional<int> days = {};   // how long it lasts; not known: never a short seminar
    std::string_view held_in = {};  // country; empty where it is held nowhere (remote) or nobody knows
};

// Why a sale bears the VAT that it does.
enum class Regime : std::uint8_t {
    exempt,           // CGI art. 261, 4, 4° a: the provider is attested; no VAT, whoever the client is
    domestic,         // French VAT: the client is in France or Monaco, or is abroad and no taxable person
    reverse_charge,   // CGI art. 259, 1°: taxed in the client's country of the Union, where the client declares it
                      // (directive 2006/112/CE, art. 196)
    outside_eu,       // CGI art. 259, 1°: the same beyond the Union; no French VAT
    taxed_where_held  // CGI art. 259 A, 5° bis, BOI-RES-TVA-000144: a short open seminar in France bears French VAT
                      // even where the client is a taxable person abroad
};
template <>
struct names_of<Regime> {
    static constexpr auto list =
        std::to_array<std::string_view>({"exempt", "domestic", "reverse_charge", "outside_eu", "taxed_where_held"});
};

// The key of the message that tells a reader why: `vat.reverse_charge`. The texts stand elsewhere, in each language.
constexpr std::string_view reason_key(Regime regime) {
    constexpr auto keys = std::to_array<std::string_view>(
        {"vat.exempt", "vat.domestic", "vat.reverse_charge", "vat.outside_eu", "vat.taxed_where_held"});
    return keys[static_cast<std::size_t>(regime)];
}

// The VAT of a sale: the regime, what the French invoice adds, and how the record writes the price.
struct Taxed {
    Regime regime = Regime::domestic;
    std::uint16_t rate = 0;         // French VAT on the invoice, hundredths of a per cent; 0 where there is none
    Tax price_tax = Tax::excluded;  // of the record's price
    std::uint16_t price_rate = 0;   // at which the record's price includes VAT, or would

    // What the client is shown, to the nearest cent: `included` with the VAT of this sale (none under reverse charge),
    // `excluded` without. A client shown prices as `exempt` recovers no VAT and is charged none: without. Any amount
    // that matching makes of prices (a unit, a total) up to 10^16 cents.
    Euros shown(Euros price, Tax seen_as) const;
};

// Which VAT applies, in this order: an exempt price is exempt; a client in France (or Monaco), and one abroad who is no
// taxable person, pays French VAT; a taxable client abroad pays it on a short open seminar held in France, from the day
// on that data/tax gives; else the sale is taxed in the client's country.
Taxed vat_of(const Sale& sale, const VatTables& tables);

}  // namespace filon
