// An offer's price as an answer shows it, and what it comes to for the headcount in each form of the offer.
#pragma once

#include "server/json/writer.h"

namespace filon {

struct FoundOffer;

// `price`, or null. `other_form` and `break_even` are told from the offer's own prices by form: one that names no form
// is an open session's, and in-house where the offer is held so and none names that.
void write_price(JsonWriter& writer, const FoundOffer& found);

}  // namespace filon
