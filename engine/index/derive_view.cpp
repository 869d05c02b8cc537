#include "engine/index/derive_view.h"

#include <utility>

#include <fmt/format.h>

#include "engine/index/failure.h"
#include "engine/index/files.h"
#include "engine/index/stored_records.h"
#include "engine/index/view_writer.h"

namespace filon {

std::string derive_view(const Index& index, Audience audience, const ReferenceData& reference, Date day) {
    ViewWriter writer{reference.gazetteer, index.vocabulary()};
    const auto& columns = index.view().columns();
    for (std::uint32_t i = 0; i < columns.providers.size(); ++i) writer.add(stored_provider(index, i, audience).open);
    for (std::uint32_t i = 0; i < columns.offers.size(); ++i) {
        const auto offer = stored_offer(index, i, audience).open;
        const auto words = writer.read(offer);
        if (words.terms != index.terms_of(i))
            throw IndexFailure{fmt::format("offer {}: the store has other terms than its record gives", offer.id)};
        writer.add(offer, words);
    }
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
