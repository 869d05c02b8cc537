// The facets there are.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/offers/closed_lists.h"

namespace filon {

// Each bears the name of the filter that selects its values.
enum class Facet : std::uint8_t {
    topic_id,
    department,
    price_band,
    month,
    teaching_language,
    modality,
    format,
    rhythm,
    level,
    eqf,
    duration_band,
    certification,
    funding,
    provider,
    qualiopi,
    accessibility
};
inline constexpr std::size_t facet_count = 16;
template <>
struct names_of<Facet> {
    static constexpr auto list = std::to_array<std::string_view>(
        {"topic_id", "department", "price_band", "month", "teaching_language", "modality", "format", "rhythm", "level",
         "eqf", "duration_band", "certification", "funding", "provider", "qualiopi", "accessibility"});
};

// A set of facets.
using FacetSet = std::uint32_t;
constexpr FacetSet only(Facet facet) {
    return FacetSet{1} << static_cast<unsigned>(facet);
}
inline constexpr FacetSet all_facets = (FacetSet{1} << facet_count) - 1;
// Facets whose values are those of one session: the others are the offer's.
inline constexpr FacetSet occasion_facets =
    only(Facet::department) | only(Facet::price_band) | only(Facet::month) | only(Facet::modality);

}  // namespace filon
