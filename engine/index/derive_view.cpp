#include "engine/index/derive_view.h"

#include <utility>

#include <fmt/format.h>

#include "engine/index/failure.h"
#include "engine/index/files.h"
#include "engine/index/view_writer.h"
#include "engine/offers/record_codec.h"

namespace filon {
namespace {

template <class T>
T sound(Outcome<T> record) {
    if (!record) throw IndexFailure{"a record of the store cannot be read: " + record.error().reason};
    return *std::move(record);
}

PublicProvider public_provider(const std::string& record, Audience audience) {
    return audience == Audience::intranet ? sound(decode_provider(record)).open : sound(decode_public_provider(record));
}

PublicOffer public_offer(const std::string& record, Audience audience) {
    return audience == Audience::intranet ? sound(decode_offer(record)).open : sound(decode_public_offer(record));
}

}  // namespace

std::string derive_view(const Index& index, Audience audience, const ReferenceData& reference, Date day) {
    ViewWriter writer{reference.gazetteer, reference.taxonomy};
    const auto& columns = index.view().columns();
    for (std::uint32_t i = 0; i < columns.providers.size(); ++i)
        writer.add(public_provider(index.provider_record(i), audience));
    for (std::uint32_t i = 0; i < columns.offers.size(); ++i)
        writer.add(public_offer(index.offer_record(i), audience), index.terms_of(i));
    return std::move(writer).file(day);
}

void require_derived_view(const std::filesystem::path& folder, const VerifiedIndex& verified,
                          const ReferenceData& reference) {
    const auto& manifest = verified.manifest;
    const auto derived = derive_view(*verified.index, manifest.audience, reference, manifest.date);
    const auto path = folder / View::file_name;
    if (MappedFile{path}.text() != derived)
        throw IndexFailure{fmt::format("{} is not what the store gives", path.string())};
}

}  // namespace filon
