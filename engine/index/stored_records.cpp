#include "engine/index/stored_records.h"

#include <utility>

#include "engine/index/failure.h"
#include "engine/offers/record_codec.h"

namespace filon {
namespace {

template <class T>
T sound(Outcome<T> record) {
    if (!record) throw IndexFailure{"a record of the store cannot be read: " + record.error().reason};
    return *std::move(record);
}

}  // namespace

Offer stored_offer(const Index& index, std::uint32_t offer, Audience audience) {
    const auto record = index.offer_record(offer);
    if (audience == Audience::intranet) return sound(decode_offer(record));
    return {.open = sound(decode_public_offer(record)), .confidential = {}};
}

Provider stored_provider(const Index& index, std::uint32_t provider, Audience audience) {
    const auto record = index.provider_record(provider);
    if (audience == Audience::intranet) return sound(decode_provider(record));
    return {.open = sound(decode_public_provider(record)), .confidential = {}};
}

}  // namespace filon
