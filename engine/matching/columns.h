// What matching reads of a catalogue: rows of numbers, one array a kind, in memory or mapped from a file.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>

#include "engine/matching/department_set.h"
#include "engine/matching/standing.h"
#include "engine/matching/value_mask.h"
#include "engine/offers/closed_lists.h"
#include "engine/values/geography.h"
#include "engine/values/names.h"

namespace filon {

inline constexpr std::uint32_t no_index = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::int32_t unknown_day = std::numeric_limits<std::int32_t>::max();

struct PriceRow {
    std::int64_t cents;
    std::uint16_t vat_rate;  // hundredths of a per cent, 2000 is 20 %
    PriceBasis per;
    Tax tax;  // exempt also where the provider is
    std::uint32_t padding = 0;
    friend bool operator==(const PriceRow&, const PriceRow&) = default;
};

// Where something is held.
struct PlaceRow {
    UnitVector at;
    std::uint16_t department;  // no_department abroad
    std::uint16_t country;     // two letters, high byte first
};

// One way to attend an offer: a session, or without sessions a site of its provider or its in-house form.
struct OccasionRow {
    enum class Kind : std::uint8_t { session, site, in_house, unplaced };
    std::int32_t first_day;  // of the days on which it may start, since 1970; unknown_day
    std::uint32_t place;     // no_index: unknown, or nowhere where the modality says so
    std::uint32_t first_price;
    std::uint32_t alone;    // cents, untaxed, that one learner pays; no_index: unknown; alone_at_length
    std::uint16_t month;    // in which it starts, from January 1970; no_month: unknown, or known to the year alone
    std::uint16_t session;  // its rank among the record's sessions; 0xFFFF
    std::uint8_t price_count;
    ValueMask modality;  // of Modality; 0 is unknown
    Kind kind;
    std::uint8_t span;         // days from the first to the last on which it may start; a_year or a_leap_year
    std::uint16_t department;  // of its place; no_department: none, or not known
    std::uint16_t padding = 0;

    static constexpr std::uint16_t no_month = 0xFFFF;
    static constexpr std::uint8_t a_year = 254, a_leap_year = 255;

    bool dated() const { return first_day != unknown_day; }
    std::int32_t last_day() const {
        if (!dated()) return unknown_day;
        return first_day + (span < a_year ? span : 364 + (span - a_year));
    }
    // Whether it may be held in a room: all but what is remote alone.
    bool in_a_room() const { return modality == 0 || (modality & ~remote_modalities) != 0; }
};
// An `alone` that is more than its column holds: the price rows say it.
inline constexpr std::uint32_t alone_at_length = no_index - 1;

// What an offer is said to be, as sets of values of closed lists; the empty set is unknown. Values are bits: of the
// list's enumerators, of EQF levels from 1, of duration bands from the shortest.
enum class Trait : std::uint8_t {
    format,
    rhythm,
    level,
    eqf,
    cefr_entry,
    cefr_target,
    funding,
    accessibility,
    qualiopi,
    duration_band
};
inline constexpr std::size_t trait_count = 10;
// Those of the filters that ask for them.
template <>
struct names_of<Trait> {
    static constexpr auto list =
        std::to_array<std::string_view>({"format", "rhythm", "level", "eqf", "cefr_entry", "cefr_target", "funding",
                                         "accessibility", "qualiopi", "duration_band"});
};
enum class Accessible : std::uint8_t { wheelchair, sign_language };
template <>
struct names_of<Accessible> {
    static constexpr auto list = std::to_array<std::string_view>({"wheelchair", "sign_language"});
};
// Of accessibility a "no" is known too: it is no value, and yet not the empty set.
constexpr ValueMask said_no(Accessible access) {
    return static_cast<ValueMask>(0x80U >> static_cast<unsigned>(access));
}
// Levels of the European Qualifications Framework.
enum class Eqf : std::uint8_t { one, two, three, four, five, six, seven, eight };
template <>
struct names_of<Eqf> {
    static constexpr auto list = std::to_array<std::string_view>({"1", "2", "3", "4", "5", "6", "7", "8"});
};
enum class Truth : std::uint8_t { yes, no };
template <>
struct names_of<Truth> {
    static constexpr auto list = std::to_array<std::string_view>({"true", "false"});
};

// What an offer is tagged with, from lists that the catalogue opens: each offer bears one set of them by its number.
enum class Tagged : std::uint8_t { topic, teaching_language, certification };
inline constexpr std::size_t tagged_count = 3;
template <>
struct names_of<Tagged> {
    static constexpr auto list = std::to_array<std::string_view>({"topic_id", "teaching_language", "certification"});
};

// The tags of one kind, and the distinct sets of them that offers bear; set 0 is the empty one: unknown.
struct TagSets {
    Names names;   // under which a tag is found, folded where the list is open to any writing
    Texts labels;  // as replies show them, by the same rank
    Lists sets;    // of ranks
};

// One cache line.
struct OfferRow {
    std::uint64_t id_hash;
    std::uint32_t provider;
    std::uint32_t first_occasion;
    std::uint32_t hours;        // hundredths; no_index: unknown
    std::uint32_t days;         // hundredths; no_index: not said
    std::uint32_t first_price;  // its own prices, whatever their form: those of an offer whose sessions are all over
    std::array<std::uint32_t, tagged_count> sets;  // by Tagged
    std::uint16_t occasion_count;
    std::uint16_t group_max;  // 0: unknown
    std::array<ValueMask, trait_count> traits;
    std::uint8_t price_count;
    std::uint8_t rolling;
    ValueMask modalities = 0;   // of all its occasions, whatever the day
    std::uint8_t language = 0;  // TextLanguage of its texts
    std::array<std::uint8_t, 6> padding = {};

    ValueMask trait(Trait which) const { return traits[static_cast<std::size_t>(which)]; }
    std::uint32_t set(Tagged which) const { return sets[static_cast<std::size_t>(which)]; }
};

struct ProviderRow {
    static constexpr std::uint8_t best_quality = 200, unrated = 255;
    std::uint64_t id_hash;
    DepartmentSet reached;     // the départements of which it reaches a commune
    DepartmentSet declared;    // the départements it says it travels to
    std::uint32_t first_site;  // in site_places
    std::uint16_t site_count;
    std::uint8_t anywhere;
    std::uint8_t quality = unrated;  // its public rating, shrunk to the mean of all, in 1/200; `unrated`: nobody is
    std::int64_t radius_chord;       // squared chord of its travel radius around each site; -1: none said

    // Whether anything is known of where it travels.
    bool travels() const { return anywhere != 0 || declared.any() || (radius_chord >= 0 && site_count > 0); }
};

// Everything that matching reads, as views over memory that outlives it. Offers, and providers, are sorted by id, so
// that a rank among them means the same however the catalogue was ordered.
struct Columns {
    std::span<const OfferRow> offers;
    std::span<const OccasionRow> occasions;
    std::span<const PriceRow> prices;
    std::span<const PlaceRow> places;
    std::span<const ProviderRow> providers;
    std::span<const std::uint32_t> site_places;  // indices into places, by provider
    Names provider_ids;
    Texts provider_names = {};
    Lists offers_at = {};    // by place: the offers that have an occasion there, ascending
    Lists in_house_of = {};  // by provider: its offers that are held in-house, ascending
    Lists offers_of = {};    // by provider: all of them, ascending
    std::array<TagSets, tagged_count> tags;
    Standing standing;

    const TagSets& tagged(Tagged which) const { return tags[static_cast<std::size_t>(which)]; }

    std::span<const OccasionRow> occasions_of(const OfferRow& offer) const {
        return occasions.subspan(offer.first_occasion, offer.occasion_count);
    }
    // Of an occasion, or of an offer as such.
    template <class Row>
    std::span<const PriceRow> prices_of(const Row& row) const {
        return prices.subspan(row.first_price, row.price_count);
    }
    std::span<const std::uint32_t> sites_of(const ProviderRow& provider) const {
        return site_places.subspan(provider.first_site, provider.site_count);
    }
};

}  // namespace filon
