// What every endpoint works with.
#pragma once

#include <functional>
#include <string>

#include "engine/index/audience.h"
#include "engine/index/reference_data.h"
#include "engine/offers/offer.h"
#include "engine/values/dates.h"
#include "server/http/response.h"
#include "server/json/writer.h"
#include "server/snapshots/snapshots.h"

namespace filon {

// Outlives the server; safe from any thread.
struct Service {
    const ReferenceData& reference;
    const Snapshots& snapshots;
    Audience audience;
    std::function<Date()> today;
    std::string tie_key;
};

// A record with what its audience may know of it: the extranet's store has no confidential part to read.
Offer stored_offer(const Snapshot& snapshot, std::uint32_t offer, Audience audience);
Provider stored_provider(const Snapshot& snapshot, std::uint32_t provider, Audience audience);

// 200 with a JSON body and the generation that it was made of.
http::Response json_reply(const JsonWriter& writer, const Snapshot& snapshot);
// The one answer for what is missing, hidden or another audience's.
http::Response not_found();

}  // namespace filon
