// Records as compact bytes: what the index keeps of each offer and provider, and reads back at every reply.
//
// Layout: one byte of format version, one of kind, then the record. A structure is a bit mask of the fields it says
// (varint) and those fields in order; numbers are varints (LEB128), texts and lists bear their length. Equal values
// give equal bytes. Decoding trusts nothing: whatever the bytes, it ends, stays within them, and takes memory in
// proportion.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/offers/offer.h"
#include "engine/offers/provider.h"
#include "engine/values/outcome.h"

namespace filon {

// The longest list a record may hold, whatever its kind; one line of a catalogue has hardly room for more sessions.
inline constexpr std::size_t longest_list = 50'000;

std::string encode(const PublicOffer& offer);
std::string encode(const PublicProvider& provider);
std::string encode(const Offer& offer);
std::string encode(const Provider& provider);

// A fault without a field when the bytes are no such record, cut short, or go on after its end.
Outcome<PublicOffer> decode_public_offer(std::string_view bytes);
Outcome<PublicProvider> decode_public_provider(std::string_view bytes);
Outcome<Offer> decode_offer(std::string_view bytes);
Outcome<Provider> decode_provider(std::string_view bytes);

}  // namespace filon
