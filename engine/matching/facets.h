// How many offers selecting a value of a facet would find.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/matching/attendance.h"
#include "engine/matching/columns.h"
#include "engine/matching/criteria.h"
#include "engine/matching/facet.h"

namespace filon {

// The trait, or the tags, that a facet counts.
std::optional<Trait> trait_of(Facet facet);
std::optional<Tagged> tagged_of(Facet facet);
// How many values its closed list has; 0 for an open one.
std::size_t closed_values_of(Facet facet);

// The value is an enumerator, a rank (of a tag, a provider, a département's code), a Month, or one of the two below.
struct FacetValue {
    static constexpr std::uint32_t unknown = no_index;
    // absent + i: the i-th value asked for that the catalogue does not have.
    static constexpr std::uint32_t absent = 0x8000'0000;
    std::uint32_t value = unknown;
    std::uint64_t count = 0;
    bool selected = false;
    friend bool operator==(const FacetValue&, const FacetValue&) = default;
};

struct FacetCounts {
    Facet facet;
    std::vector<FacetValue> values;  // by falling count, then by value; nought only where selected
    friend bool operator==(const FacetCounts&, const FacetCounts&) = default;
};

// A value as the filter of that name takes it. `department_codes` in the order in which rows bear their ranks.
std::string facet_value_name(const FacetValue& value, Facet facet, const Columns& columns, const Criteria& criteria,
                             const std::vector<std::string>& department_codes);

// Counts some facets, offer by offer. A facet's counts ignore its own selection, so an offer is counted with the facets
// under which it would be found.
class FacetCounters {
public:
    // `this_month`: from which sessions' months are numbered.
    FacetCounters(const Columns& columns, FacetSet facets, Month this_month);

    bool counts(Facet facet) const { return (facets_ & only(facet)) != 0; }
    // An offer found under each of `facets`, by what the offer itself is.
    void count(const OfferRow& offer, FacetSet facets);
    // The same by what its sessions are.
    void count(const OfferRow& offer, const OccasionValues& values);
    // So many offers that are not at the places asked for and would be found under a modality that is held nowhere.
    void count_remote(Modality modality, std::uint32_t offers) { modalities_[mask_of(modality)] += offers; }

    FacetCounts result(Facet facet, const Criteria& criteria) const;

private:
    using Histogram = std::array<std::uint32_t, 256>;
    void add_mask_counts(FacetCounts& out, const Histogram& histogram, const ValuesAsked& asked) const;
    void add_occasion_counts(FacetCounts& out, const Histogram& histogram, const ValuesAsked& asked) const;
    void add_tags(FacetCounts& out, Tagged which, const RanksAsked& asked) const;
    void add_providers(FacetCounts& out, const RanksAsked& asked) const;
    void add_departments(FacetCounts& out, const DepartmentsAsked& asked) const;
    void add_months(FacetCounts& out, const RanksAsked& asked) const;

    const Columns& columns_;
    const FacetSet facets_;
    const Month this_month_;
    std::vector<std::pair<FacetSet, Trait>> traits_counted_;
    std::vector<std::pair<FacetSet, Tagged>> tags_counted_;
    std::array<Histogram, trait_count> traits_{};
    std::array<std::vector<std::uint32_t>, tagged_count> tag_sets_;
    std::vector<std::uint32_t> providers_;
    // Of occasions.
    Histogram modalities_{}, price_bands_{};
    std::array<std::uint64_t, most_departments> departments_{};
    std::uint32_t department_unknown_ = 0;
    std::vector<std::uint32_t> reaches_;  // by provider: offers found in just the départements that it reaches
    std::vector<std::uint32_t> months_;   // by Month
    std::uint32_t month_unknown_ = 0;
};

}  // namespace filon
