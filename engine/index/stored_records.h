// Records of an index, decoded.
#pragma once

#include "engine/index/audience.h"
#include "engine/index/index.h"
#include "engine/offers/offer.h"

namespace filon {

// A record with what its audience may know of it: the extranet's store has no confidential part to read. Throws
// IndexFailure where it cannot be read.
Offer stored_offer(const Index& index, std::uint32_t offer, Audience audience);
Provider stored_provider(const Index& index, std::uint32_t provider, Audience audience);

}  // namespace filon
