// The layout of the mapped file, and nowhere else: a heading, a table of sections, the sections, each an array of one
// kind of row that starts at a multiple of 64 bytes. Little-endian, as every machine that Filon runs on is.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <type_traits>

#include "engine/matching/columns.h"

namespace filon {

static_assert(std::endian::native == std::endian::little);

inline constexpr std::array<char, 8> view_magic{'F', 'I', 'L', 'O', 'N', 'V', 'W', '\n'};
// Raised whenever a section changes its meaning; a file of another version is refused.
inline constexpr std::uint32_t view_version = 1;
inline constexpr std::uint64_t section_alignment = 64;

enum class Section : std::uint32_t {
    offers,            // OfferRow, by id
    occasions,         // OccasionRow, by offer
    prices,            // PriceRow, by occasion
    places,            // PlaceRow
    providers,         // ProviderRow, by id
    site_places,       // u32 into places, by provider
    offer_id_ends,     // u32: where each id ends in offer_ids
    offer_ids,         // bytes
    provider_id_ends,  // u32
    provider_ids,      // bytes
    languages,         // u8: the TextLanguages that offers are written in, the commonest first
};
inline constexpr std::size_t section_count = 11;

struct SectionEntry {
    std::uint32_t section;
    std::uint32_t row_size;
    std::uint64_t offset;
    std::uint64_t rows;
};

struct ViewHeading {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t sections;
    std::uint64_t file_size;
    std::array<SectionEntry, section_count> table;
};

static_assert(sizeof(OfferRow) == 40 && sizeof(OccasionRow) == 24 && sizeof(PriceRow) == 16 && sizeof(PlaceRow) == 16 &&
              sizeof(ProviderRow) == 56);
static_assert(std::is_trivially_copyable_v<OfferRow> && std::is_trivially_copyable_v<OccasionRow> &&
              std::is_trivially_copyable_v<ProviderRow>);

}  // namespace filon
