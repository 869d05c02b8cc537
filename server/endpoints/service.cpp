#include "server/endpoints/service.h"

#include "engine/index/failure.h"
#include "engine/offers/record_codec.h"
#include "server/http/problem.h"

namespace filon {
namespace {

template <class T>
T sound(Outcome<T> record) {
    if (!record) throw IndexFailure{"a record of the store cannot be read: " + record.error().reason};
    return *std::move(record);
}

}  // namespace

Offer stored_offer(const Snapshot& snapshot, std::uint32_t offer, Audience audience) {
    const auto record = snapshot.index->offer_record(offer);
    if (audience == Audience::intranet) return sound(decode_offer(record));
    return {.open = sound(decode_public_offer(record)), .confidential = {}};
}

Provider stored_provider(const Snapshot& snapshot, std::uint32_t provider, Audience audience) {
    const auto record = snapshot.index->provider_record(provider);
    if (audience == Audience::intranet) return sound(decode_provider(record));
    return {.open = sound(decode_public_provider(record)), .confidential = {}};
}

http::Response json_reply(const JsonWriter& writer, const Snapshot& snapshot) {
    return {.status = 200,
            .content_type = "application/json",
            .body = writer.text(),
            .headers = {{"Filon-Generation", snapshot.manifest.generation}}};
}

http::Response not_found() {
    return http::problem(404, "There is nothing at this path.");
}

}  // namespace filon
