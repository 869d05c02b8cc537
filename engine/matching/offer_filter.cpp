#include "engine/matching/offer_filter.h"

#include <algorithm>

#include "engine/matching/prices.h"
#include "engine/values/language_tag.h"

namespace filon {
namespace {

// Whether selecting `asked` finds what bears `tag`: itself, and of a language what is below it.
bool finds(Tagged tagged, std::string_view asked, std::string_view tag) {
    return tagged == Tagged::teaching_language ? covers(asked, tag) : asked == tag;
}

}  // namespace

std::vector<bool> marked(const std::vector<std::uint32_t>& ranks, std::size_t size) {
    std::vector<bool> marks(size);
    for (const auto rank : ranks) marks[rank] = true;
    return marks;
}

std::vector<bool> accepted_sets(const TagSets& tags, Tagged tagged, const RanksAsked& asked) {
    std::vector<bool> found(tags.names.size());
    for (std::uint32_t tag = 0; tag < tags.names.size(); ++tag)
        found[tag] = std::ranges::any_of(
            asked.ranks, [&](std::uint32_t rank) { return finds(tagged, tags.names[rank], tags.names[tag]); });
    std::vector<bool> accepted(tags.sets.size());
    for (std::uint32_t set = 0; set < tags.sets.size(); ++set) {
        const auto held = tags.sets.of(set);
        accepted[set] = held.empty() ? asked.unknown : std::ranges::any_of(held, [&](auto tag) { return found[tag]; });
    }
    return accepted;
}

std::vector<bool> sets_left(const TagSets& tags, Tagged tagged, const std::vector<std::uint32_t>& ruled_out) {
    std::vector<bool> left(tags.sets.size());
    for (std::uint32_t set = 0; set < tags.sets.size(); ++set)
        left[set] = std::ranges::any_of(tags.sets.of(set), [&](std::uint32_t tag) {
            return std::ranges::none_of(
                ruled_out, [&](std::uint32_t rank) { return finds(tagged, tags.names[rank], tags.names[tag]); });
        });
    return left;
}

namespace {

// The facet that bears the filter's name; none where no facet counts what it asks for.
FacetSet facet_named(std::string_view filter) {
    const auto facet = named<Facet>(filter);
    return facet ? only(*facet) : FacetSet{0};
}

}  // namespace

OfferFilter::OfferFilter(const Columns& columns, const Criteria& criteria)
    : criteria_{criteria},
      lasting_{criteria.max_days || criteria.max_hours},
      rules_out_{criteria.ruled_out.of_offers()} {
    for (std::size_t i = 0; i < trait_count; ++i)
        if (criteria.traits[i].any())
            traits_.push_back({static_cast<Trait>(i), criteria.traits[i], facet_named(names_of<Trait>::list[i])});
    for (std::size_t i = 0; i < tagged_count; ++i) {
        const auto tagged = static_cast<Tagged>(i);
        if (criteria.tags[i].any())
            tags_.push_back(
                {tagged, accepted_sets(columns.tags[i], tagged, criteria.tags[i]), facet_named(name_of(tagged))});
    }
    if (criteria.providers.any()) providers_ = marked(criteria.providers.ranks, columns.providers.size());
    const auto& out = criteria.ruled_out;
    if (!out.providers.empty()) excluded_ = marked(out.providers, columns.providers.size());
    for (std::size_t i = 0; i < tagged_count; ++i)
        if (out.asks_tags[i])
            tags_left_.emplace_back(static_cast<Tagged>(i),
                                    sets_left(columns.tags[i], static_cast<Tagged>(i), out.tags[i]));
}

bool OfferFilter::rejects(const OfferRow& offer) const {
    if (rules_out_) {
        if (!excluded_.empty() && excluded_[offer.provider]) return true;
        const auto& ruled_out = criteria_.ruled_out.traits;
        for (std::size_t i = 0; i < trait_count; ++i)
            if (ruled_out[i] != 0 && (offer.traits[i] & ~ruled_out[i]) == 0) return true;
        for (const auto& [tagged, left] : tags_left_)
            if (!left[offer.set(tagged)]) return true;
    }
    if (!lasting_) return false;
    const auto shape = PriceShape::of(offer);
    return (criteria_.max_days && (!shape.days || *shape.days > *criteria_.max_days)) ||
           (criteria_.max_hours && (!shape.hours || *shape.hours > *criteria_.max_hours));
}

std::optional<FacetSet> OfferFilter::misses(const OfferRow& offer) const {
    if (rejects(offer)) return std::nullopt;
    FacetSet misses = 0;
    for (const auto& asked : traits_)
        if (!asked.asked.meets(offer.trait(asked.trait))) {
            if (asked.miss == 0) return std::nullopt;
            misses |= asked.miss;
        }
    for (const auto& asked : tags_)
        if (!asked.accepted[offer.set(asked.tagged)]) misses |= asked.miss;
    if (!providers_.empty() && !providers_[offer.provider]) misses |= only(Facet::provider);
    return misses;
}

}  // namespace filon
