// What a search asks for, ready to be compared with columns.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/matching/columns.h"
#include "engine/offers/closed_lists.h"
#include "engine/values/dates.h"
#include "engine/values/euros.h"

namespace filon {

// One place asked for: around a point, or inside an area.
struct PlaceAsked {
    UnitVector centre;
    Metres radius;                             // around it; unused for an area
    std::int64_t radius_chord = -1;            // the same as a squared chord
    std::uint16_t department = no_department;  // of the point: where providers say which départements they go to
    bool area = false;
    DepartmentSet departments;  // of the area
    std::uint16_t country = 0;  // of an area that is a country, else 0
};

struct PriceTerms {
    std::int64_t headcount = 1;
    PriceAskedPer per = PriceAskedPer::person;
    Tax tax = Tax::excluded;  // excluded or included
};

// Bands of prices (euros on the basis asked) and of durations (days); a band ends before the next begins.
enum class PriceBand : std::uint8_t { to_250, to_500, to_1000, to_2000, to_5000, above };
template <>
struct names_of<PriceBand> {
    static constexpr auto list =
        std::to_array<std::string_view>({"0-250", "250-500", "500-1000", "1000-2000", "2000-5000", "5000-"});
};
enum class DurationBand : std::uint8_t { to_2, to_4, to_6, to_21, above };
template <>
struct names_of<DurationBand> {
    static constexpr auto list = std::to_array<std::string_view>({"0-2", "2-4", "4-6", "6-21", "21-"});
};
PriceBand price_band(Euros price);
// Durations are counted so finely that a day of seven hours and a hundredth of an hour are whole numbers.
inline constexpr std::int64_t parts_of_a_day = 700;
inline constexpr std::int64_t parts_of_an_hour = 100;
DurationBand duration_band(std::int64_t days);  // in parts

// The most that a request may ask for: what a relaxation proposes stays within it.
inline constexpr std::int64_t largest_euros_asked = 1'000'000'000;
inline constexpr std::int64_t most_days_asked = 10'000;
inline constexpr std::int64_t most_hours_asked = 100'000;

// Months are numbered from January 1970; what is before counts as it.
using Month = std::uint32_t;
Month month_of(Date day);

// Values of a closed list that are asked for, "unknown" among them.
struct ValuesAsked {
    ValueMask values = 0;
    bool unknown = false;
    bool any() const { return values != 0 || unknown; }
    // Whether a set of values, the empty one being unknown, has one that is asked for.
    bool meets(ValueMask held) const { return (held & values) != 0 || (held == 0 && unknown); }
};

// Values of an open list that are asked for, by rank. Those that the catalogue does not have find nothing and are still
// counted, as nought.
struct RanksAsked {
    std::vector<std::uint32_t> ranks;
    std::vector<std::string> absent;
    bool unknown = false;
    bool any() const { return !ranks.empty() || !absent.empty() || unknown; }
};

struct DepartmentsAsked {
    DepartmentSet departments;
    bool unknown = false;
    bool any() const { return departments.any() || unknown; }
};

// What must not be. Of values that are alternatives, such as modalities, an offer is left out where no other remains,
// and where nobody knows what it has.
struct RuledOut {
    ValueMask modalities = 0;
    std::array<ValueMask, trait_count> traits{};
    std::array<std::vector<std::uint32_t>, tagged_count> tags;  // ranks
    std::array<bool, tagged_count> asks_tags{};                 // also of values that the catalogue does not have
    std::vector<PlaceAsked> places;
    std::vector<std::uint32_t> providers;
    bool asks_providers = false;  // the same
    bool of_occasions() const { return modalities != 0 || !places.empty(); }
    bool of_offers() const {
        return asks_providers || !providers.empty() ||
               std::ranges::any_of(traits, [](ValueMask mask) { return mask != 0; }) ||
               std::ranges::find(asks_tags, true) != asks_tags.end();
    }
};

// Every filter there is. What is not asked for lets everything pass; what is asked for, unknown fails.
struct Criteria {
    Date today;

    // Of one occasion, all of them together.
    std::vector<PlaceAsked> places;
    std::optional<Euros> min_price, max_price;  // on the basis of the terms
    PriceTerms price_terms;
    ValuesAsked price_band;
    ValuesAsked modality;
    std::optional<Date> date_from, date_to;
    RanksAsked month;  // the ranks are Months
    DepartmentsAsked department;

    // Of the offer.
    std::array<ValuesAsked, trait_count> traits;
    std::array<RanksAsked, tagged_count> tags;
    RanksAsked providers;
    std::optional<std::int64_t> max_days;   // in 1/700
    std::optional<std::int64_t> max_hours;  // in hundredths

    RuledOut ruled_out;

    ValuesAsked& trait(Trait which) { return traits[static_cast<std::size_t>(which)]; }
    const ValuesAsked& trait(Trait which) const { return traits[static_cast<std::size_t>(which)]; }
    RanksAsked& tagged(Tagged which) { return tags[static_cast<std::size_t>(which)]; }
    const RanksAsked& tagged(Tagged which) const { return tags[static_cast<std::size_t>(which)]; }

    bool dated() const { return date_from || date_to; }
    // Whether one session has to satisfy something.
    bool about_occasions() const { return !places.empty() || about_occasions_anywhere(); }
    // The same, wherever it is held.
    bool about_occasions_anywhere() const {
        return min_price || max_price || price_band.any() || modality.any() || dated() || month.any() ||
               department.any() || ruled_out.of_occasions();
    }
    // Whether the offer itself has to.
    bool about_offers() const {
        const auto any = [](const auto& asked) { return asked.any(); };
        return std::ranges::any_of(traits, any) || std::ranges::any_of(tags, any) || providers.any() ||
               ruled_out.of_offers() || max_days || max_hours;
    }
    // Whether anything is asked for at all.
    bool anything() const { return about_occasions() || about_offers(); }
};

}  // namespace filon
