// What matching reads of a catalogue: rows of numbers, one array a kind, in memory or mapped from a file.
#pragma once

#include <bitset>
#include <cstdint>
#include <limits>
#include <span>

#include "engine/offers/closed_lists.h"
#include "engine/values/geography.h"

namespace filon {

inline constexpr std::uint32_t no_index = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::int32_t unknown_day = std::numeric_limits<std::int32_t>::max();
inline constexpr std::uint8_t unknown_value = 0xFF;

// A set of values of a closed list of at most eight, as bits.
using ValueMask = std::uint8_t;
template <class E>
constexpr ValueMask mask_of(E value) {
    return static_cast<ValueMask>(1U << static_cast<unsigned>(value));
}
// Modalities that are held nowhere.
inline constexpr ValueMask remote_modalities = mask_of(Modality::remote) | mask_of(Modality::elearning);

// Départements by their rank among all codes of the gazetteer.
inline constexpr std::size_t most_departments = 128;
using DepartmentSet = std::bitset<most_departments>;
inline constexpr std::uint16_t no_department = 0xFFFF;

struct PriceRow {
    std::int64_t cents;
    std::uint16_t vat_rate;  // hundredths of a per cent, 2000 is 20 %
    PriceBasis per;
    Tax tax;  // exempt also where the provider is
    std::uint32_t padding = 0;
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
    std::int32_t last_day;
    std::uint32_t place;  // no_index: unknown, or nowhere where the modality says so
    std::uint32_t first_price;
    std::uint16_t session;  // its rank among the record's sessions; 0xFFFF
    std::uint8_t price_count;
    ValueMask modality;  // of Modality; 0 is unknown
    Kind kind;
    std::uint8_t padding[3] = {};
};

struct OfferRow {
    std::uint64_t id_hash;
    std::uint32_t provider;
    std::uint32_t first_occasion;
    std::uint32_t hours;  // hundredths; no_index: unknown
    std::uint32_t days;   // hundredths; no_index: not said
    std::uint16_t occasion_count;
    std::uint16_t group_max;    // 0: unknown
    std::uint32_t first_price;  // its own prices, whatever their form: those of an offer whose sessions are all over
    std::uint8_t price_count;
    std::uint8_t level;  // a Level or unknown_value
    std::uint8_t rolling;
    std::uint8_t padding = 0;
};

struct ProviderRow {
    std::uint64_t id_hash;
    std::uint64_t reached[2];   // the départements of which it reaches a commune, as bits
    std::uint64_t declared[2];  // the départements it says it travels to, as bits
    std::uint32_t first_site;   // in site_places
    std::uint16_t site_count;
    std::uint8_t anywhere;
    std::uint8_t padding = 0;
    std::int64_t radius_chord;  // squared chord of its travel radius around each site; -1: none said
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
