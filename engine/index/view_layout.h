// The layout of the mapped file, and nowhere else: a heading, a table of sections, the sections, each an array of one
// kind of row that starts at a multiple of 64 bytes. Little-endian, as every machine that Filon runs on is.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <type_traits>

#include "engine/matching/columns.h"
#include "engine/matching/postings.h"
#include "engine/words/completions.h"
#include "engine/words/spelling.h"

namespace filon {

static_assert(std::endian::native == std::endian::little);

inline constexpr std::array<char, 8> view_magic{'F', 'I', 'L', 'O', 'N', 'V', 'W', '\n'};
// Raised whenever a section changes its meaning, stems among them; a file of another version is refused.
inline constexpr std::uint32_t view_version = 7;
inline constexpr std::uint64_t section_alignment = 64;

// Texts are two sections: u32, where each ends in the bytes that follow, and those bytes; names are sorted texts. Lists
// are two too: u32, where each ends in the members that follow, and those.
enum class Section : std::uint32_t {
    offers,            // OfferRow, by id
    occasions,         // OccasionRow, by offer
    prices,            // PriceRow, by occasion
    places,            // PlaceRow
    providers,         // ProviderRow, by id
    site_places,       // u32 into places, by provider
    offer_ids,         // names
    provider_ids = 8,  // names
    languages = 10,    // u8: the TextLanguages that offers are written in, the commonest first
    topics,            // names, and the sets of them that offers bear
    topic_sets = 13,   // lists of ranks
    teaching_languages = 15,
    teaching_language_sets = 17,
    certifications = 19,  // folded names
    certification_labels = 21,
    certification_sets = 23,
    terms = 25,       // names
    term_rows = 27,   // TermRow, by term, and one for what no offer holds
    runs,             // RunRow, by term
    posting_offers,   // u16, by run
    posting_impacts,  // u8, by run
    day,              // StandingDay: the one on which the rest holds
    by_price,         // u32: offers in that order
    by_date,
    by_duration,
    counts,            // StandingCount
    standing_rows,     // StandingRow, by offer
    provider_names,    // texts, by provider
    offers_at = 39,    // lists of offers, by place
    in_house_of = 41,  // by provider
    offers_of = 43,    // by provider
    titles = 45,       // lists of ranks of terms, by offer
    suggested = 47,    // texts of completions; the rest of them follows
    suggested_kinds = 49,
    suggested_ids,         // texts
    suggested_words = 52,  // names
    suggested_holding = 54,
    suggested_begun = 56,
    suggested_writings = 58,
    suggested_offers = 60,  // lists of offers, by entry
    spelled = 62,           // names: words of the spelling; the rest of it follows
    spelled_offers = 64,
    spelled_weights,
    spelling_nodes,
    phonetic_keys,  // names
    words_of_key = 69,
    skill_terms = 71,     // names
    skills_holding = 73,  // lists of skills, by term
    skill_providers = 75  // u32, by skill
};
inline constexpr std::size_t section_count = 76;

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

static_assert(sizeof(OfferRow) == 64 && sizeof(OccasionRow) == 28 && sizeof(PriceRow) == 16 && sizeof(PlaceRow) == 16 &&
              sizeof(ProviderRow) == 56 && sizeof(TermRow) == 12 && sizeof(RunRow) == 8 &&
              sizeof(StandingCount) == 16 && sizeof(StandingRow) == 32);
static_assert(std::is_trivially_copyable_v<OfferRow> && std::is_trivially_copyable_v<OccasionRow> &&
              std::is_trivially_copyable_v<ProviderRow>);

}  // namespace filon
