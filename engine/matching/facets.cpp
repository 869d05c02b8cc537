#include "engine/matching/facets.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <span>
#include <tuple>

#include <fmt/format.h>

#include "engine/values/language_tag.h"

namespace filon {
namespace {

const RanksAsked& ranks_asked(Facet facet, const Criteria& criteria) {
    if (facet == Facet::provider) return criteria.providers;
    if (facet == Facet::month) return criteria.month;
    return criteria.tagged(*tagged_of(facet));
}

bool among(const std::vector<std::uint32_t>& ranks, std::uint32_t rank) {
    return std::ranges::find(ranks, rank) != ranks.end();
}

// Nought is told only of what is selected.
void add(FacetCounts& out, std::uint32_t value, std::uint64_t count, bool selected) {
    if (count > 0 || selected) out.values.push_back({.value = value, .count = count, .selected = selected});
}

// The names of a closed list of values.
std::span<const std::string_view> closed_names(Facet facet) {
    switch (facet) {
        case Facet::price_band:
            return names_of<PriceBand>::list;
        case Facet::modality:
            return names_of<Modality>::list;
        case Facet::format:
            return names_of<Format>::list;
        case Facet::rhythm:
            return names_of<Rhythm>::list;
        case Facet::level:
            return names_of<Level>::list;
        case Facet::eqf:
            return names_of<Eqf>::list;
        case Facet::duration_band:
            return names_of<DurationBand>::list;
        case Facet::funding:
            return names_of<Funding>::list;
        case Facet::qualiopi:
            return names_of<Truth>::list;
        case Facet::accessibility:
            return names_of<Accessible>::list;
        default:
            return {};
    }
}

// What an offer with these tags is counted under: the tags, and of languages whatever stands above them. Languages
// above are names too, so the result holds ranks.
void add_with_above(std::vector<std::uint32_t>& out, const TagSets& tags, std::uint32_t tag, Tagged tagged) {
    if (!among(out, tag)) out.push_back(tag);
    if (tagged != Tagged::teaching_language) return;
    for (const auto name : tags_above(tags.names[tag]))
        if (const auto above = tags.names.find(name); above && !among(out, *above)) out.push_back(*above);
}

}  // namespace

std::optional<Trait> trait_of(Facet facet) {
    return named<Trait>(name_of(facet));
}

std::optional<Tagged> tagged_of(Facet facet) {
    return named<Tagged>(name_of(facet));
}

std::size_t closed_values_of(Facet facet) {
    return closed_names(facet).size();
}

std::string facet_value_name(const FacetValue& value, Facet facet, const Columns& columns, const Criteria& criteria,
                             const std::vector<std::string>& department_codes) {
    if (value.value == FacetValue::unknown) return "unknown";
    if (value.value >= FacetValue::absent) return ranks_asked(facet, criteria).absent[value.value - FacetValue::absent];
    if (const auto tagged = tagged_of(facet)) return std::string{columns.tagged(*tagged).labels[value.value]};
    switch (facet) {
        case Facet::provider:
            return std::string{columns.provider_ids[value.value]};
        case Facet::department:
            return value.value < department_codes.size() ? department_codes[value.value] : std::string{};
        case Facet::month:
            return fmt::format("{:04}-{:02}", 1970 + value.value / 12, value.value % 12 + 1);
        default:
            return std::string{closed_names(facet)[value.value]};
    }
}

FacetCounters::FacetCounters(const Columns& columns, FacetSet facets, Month this_month)
    : columns_{columns}, facets_{facets}, this_month_{this_month} {
    for (std::size_t i = 0; i < facet_count; ++i) {
        const auto facet = static_cast<Facet>(i);
        if (!counts(facet)) continue;
        if (const auto trait = trait_of(facet)) traits_counted_.push_back({only(facet), *trait});
        if (const auto tagged = tagged_of(facet)) {
            tags_counted_.push_back({only(facet), *tagged});
            tag_sets_[static_cast<std::size_t>(*tagged)].resize(columns.tagged(*tagged).sets.size());
        }
    }
    if (counts(Facet::provider)) providers_.resize(columns.providers.size());
    if (counts(Facet::department)) reaches_.resize(columns.providers.size());
    if (counts(Facet::month)) months_.resize(this_month + 64);
}

void FacetCounters::count(const OfferRow& offer, FacetSet facets) {
    for (const auto& [facet, trait] : traits_counted_)
        if ((facets & facet) != 0) ++traits_[static_cast<std::size_t>(trait)][offer.trait(trait)];
    for (const auto& [facet, tagged] : tags_counted_)
        if ((facets & facet) != 0) ++tag_sets_[static_cast<std::size_t>(tagged)][offer.set(tagged)];
    if ((facets & facets_ & only(Facet::provider)) != 0) ++providers_[offer.provider];
}

void FacetCounters::count(const OfferRow& offer, const OccasionValues& values) {
    ++modalities_[values.modalities];
    ++price_bands_[values.price_bands];
    if (counts(Facet::department)) {
        department_unknown_ += values.department_unknown ? 1 : 0;
        if (values.departments.any() && values.departments == columns_.providers[offer.provider].reached)
            ++reaches_[offer.provider];
        else
            values.departments.each([&](std::size_t rank) { ++departments_[rank]; });
    }
    if (counts(Facet::month)) {
        month_unknown_ += values.month_unknown ? 1 : 0;
        for (auto near = values.months_near; near != 0; near &= near - 1)
            ++months_[this_month_ + static_cast<Month>(std::countr_zero(near))];
        for (const auto month : values.months_far) {
            if (month >= months_.size()) months_.resize(month + 1);
            ++months_[month];
        }
    }
}

void FacetCounters::add_mask_counts(FacetCounts& out, const Histogram& histogram, const ValuesAsked& asked) const {
    for (std::uint32_t value = 0; value < closed_values_of(out.facet); ++value) {
        std::uint64_t count = 0;
        for (std::size_t mask = 0; mask < histogram.size(); ++mask)
            if ((mask >> value & 1U) != 0) count += histogram[mask];
        add(out, value, count, (asked.values >> value & 1U) != 0);
    }
}

void FacetCounters::add_occasion_counts(FacetCounts& out, const Histogram& histogram, const ValuesAsked& asked) const {
    add_mask_counts(out, histogram, asked);
    const auto unknown = std::span{histogram}.subspan(OccasionValues::unknown);
    add(out, FacetValue::unknown, std::accumulate(unknown.begin(), unknown.end(), std::uint64_t{0}), asked.unknown);
}

void FacetCounters::add_tags(FacetCounts& out, Tagged which, const RanksAsked& asked) const {
    const auto& tags = columns_.tagged(which);
    const auto& sets = tag_sets_[static_cast<std::size_t>(which)];
    std::vector<std::uint64_t> counts(tags.names.size());
    std::vector<std::uint32_t> under;
    for (std::uint32_t set = 0; set < sets.size(); ++set) {
        if (sets[set] == 0) continue;
        under.clear();
        for (const auto tag : tags.sets.of(set)) add_with_above(under, tags, tag, which);
        for (const auto tag : under) counts[tag] += sets[set];
    }
    for (std::uint32_t tag = 0; tag < counts.size(); ++tag) add(out, tag, counts[tag], among(asked.ranks, tag));
    if (!sets.empty()) add(out, FacetValue::unknown, sets[0], asked.unknown);
}

void FacetCounters::add_providers(FacetCounts& out, const RanksAsked& asked) const {
    for (std::uint32_t provider = 0; provider < providers_.size(); ++provider)
        add(out, provider, providers_[provider], among(asked.ranks, provider));
}

void FacetCounters::add_departments(FacetCounts& out, const DepartmentsAsked& asked) const {
    auto counts = departments_;
    for (std::size_t provider = 0; provider < reaches_.size(); ++provider)
        if (const auto found = reaches_[provider]; found > 0)
            columns_.providers[provider].reached.each([&](std::size_t rank) { counts[rank] += found; });
    for (std::uint32_t rank = 0; rank < most_departments; ++rank)
        add(out, rank, counts[rank], asked.departments.test(rank));
    add(out, FacetValue::unknown, department_unknown_, asked.unknown);
}

void FacetCounters::add_months(FacetCounts& out, const RanksAsked& asked) const {
    for (std::uint32_t month = 0; month < months_.size(); ++month)
        add(out, month, months_[month], among(asked.ranks, month));
    for (const auto month : asked.ranks)
        if (month >= months_.size()) add(out, month, 0, true);
    add(out, FacetValue::unknown, month_unknown_, asked.unknown);
}

FacetCounts FacetCounters::result(Facet facet, const Criteria& criteria) const {
    FacetCounts out{.facet = facet, .values = {}};
    if (const auto trait = trait_of(facet)) {
        const auto& histogram = traits_[static_cast<std::size_t>(*trait)];
        add_mask_counts(out, histogram, criteria.trait(*trait));
        add(out, FacetValue::unknown, histogram[0], criteria.trait(*trait).unknown);
    } else if (const auto tagged = tagged_of(facet)) {
        add_tags(out, *tagged, criteria.tagged(*tagged));
    } else if (facet == Facet::provider) {
        add_providers(out, criteria.providers);
    } else if (facet == Facet::department) {
        add_departments(out, criteria.department);
    } else if (facet == Facet::month) {
        add_months(out, criteria.month);
    } else if (facet == Facet::modality) {
        add_occasion_counts(out, modalities_, criteria.modality);
    } else {
        add_occasion_counts(out, price_bands_, criteria.price_band);
    }
    if (facet == Facet::provider || facet == Facet::month || tagged_of(facet)) {
        const auto& absent = ranks_asked(facet, criteria).absent;
        for (std::uint32_t i = 0; i < absent.size(); ++i) add(out, FacetValue::absent + i, 0, true);
    }
    // The unknown after the known, what the catalogue does not have after both.
    const auto place = [](const FacetValue& value) {
        return value.value == FacetValue::unknown ? FacetValue::absent - 1 : value.value;
    };
    std::ranges::sort(out.values, [&](const FacetValue& a, const FacetValue& b) {
        return std::tuple{b.count, place(a)} < std::tuple{a.count, place(b)};
    });
    return out;
}

}  // namespace filon
