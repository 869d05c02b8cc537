// Records as the catalogue's contract writes them.
#pragma once

#include "engine/offers/offer.h"
#include "engine/offers/provider.h"
#include "server/json/writer.h"

namespace filon {

// The members of a provider's record, without the braces.
void write_members(JsonWriter& writer, const PublicProvider& provider);
// The members of an offer's record but for its provider, without the braces.
void write_members(JsonWriter& writer, const PublicOffer& offer);
// `"confidential":{…}`, or nothing where nothing is.
void write_member(JsonWriter& writer, const Confidential& confidential);

// Parts that replies have in common with records.
void write_modality(JsonWriter& writer, const std::vector<Modality>& modality);
void write_duration(JsonWriter& writer, const Duration& duration);
void write_languages(JsonWriter& writer, std::string_view name, const std::vector<LanguageTag>& languages);
void write_certification(JsonWriter& writer, const std::vector<Certification>& certification);
template <class E>
void write_names(JsonWriter& writer, std::string_view name, const std::vector<E>& values) {
    writer.key(name).begin_array();
    for (const auto value : values) writer.value(name_of(value));
    writer.end_array();
}

}  // namespace filon
