// An offer's price as an answer shows it, and what it comes to for the headcount in each form of the offer.
#pragma once

#include <string_view>

#include "engine/tax/vat_tables.h"
#include "engine/values/dates.h"
#include "server/clients/client_book.h"
#include "server/json/writer.h"

namespace filon {

struct FoundOffer;

// Who is shown prices, and when.
struct PriceSeer {
    const Client& client;
    const VatTables& vat;
    Date today;              // the day of what has no session
    bool tax_asked = false;  // the question itself says in which tax prices are compared
};

// `price`, or null. `other_form` and `break_even` are told from the offer's own prices by form: one that names no form
// is an open session's, and in-house where the offer is held so and none names that.
//
// Where nobody sees it, as its record writes it. To a client `amount` and `tax` are as it sees prices, with `vat` and
// the reason for it in the language of the tag; `for_headcount` is told in the same tax, but in the question's own
// where it asks for one: what is compared with a budget is shown as it was compared, at the record's rate.
void write_price(JsonWriter& writer, const FoundOffer& found, std::string_view lang);

}  // namespace filon
