#include "engine/matching/offer_filter.h"

#include <algorithm>

#include "engine/matching/prices.h"

namespace filon {
namespace {

// Whether selecting `asked` finds what bears `tag`: itself, and of a language what is below it (RFC 4647 §3.3.1).
bool covers(Tagged tagged, std::string_view asked, std::string_view tag) {
    if (asked == tag) return true;
    return tagged == Tagged::teaching_language && tag.size() > asked.size() && tag.starts_with(asked) &&
           tag[asked.size()] == '-';
}

std::vector<bool> accepted_sets(const TagSets& tags, Tagged tagged, const RanksAsked& asked) {
    std::vector<bool> found(tags.names.size());
    for (std::uint32_t tag = 0; tag < tags.names.size(); ++tag)
        found[tag] = std::ranges::any_of(
            asked.ranks, [&](std::uint32_t rank) { return covers(tagged, tags.names[rank], tags.names[tag]); });
    std::vector<bool> accepted(tags.set_count());
    for (std::uint32_t set = 0; set < tags.set_count(); ++set) {
        const auto held = tags.of(set);
        accepted[set] = held.empty() ? asked.unknown : std::ranges::any_of(held, [&](auto tag) { return found[tag]; });
    }
    return accepted;
}

// What is not asked for lets everything pass.
ValuesAsked or_all(const ValuesAsked& asked) {
    return asked.any() ? asked : ValuesAsked{.values = 0xFF, .unknown = true};
}

std::vector<bool> marked(const std::vector<std::uint32_t>& ranks, std::size_t size) {
    std::vector<bool> marks(size);
    for (const auto rank : ranks) marks[rank] = true;
    return marks;
}

}  // namespace

OfferFilter::OfferFilter(const Columns& columns, const Criteria& criteria)
    : criteria_{criteria},
      cefr_entry_{or_all(criteria.trait(Trait::cefr_entry))},
      cefr_target_{or_all(criteria.trait(Trait::cefr_target))},
      lasting_{criteria.max_days || criteria.max_hours},
      about_cefr_{criteria.trait(Trait::cefr_entry).any() || criteria.trait(Trait::cefr_target).any()} {
    for (std::size_t i = 0; i < facet_count; ++i) {
        const auto facet = static_cast<Facet>(i);
        if (const auto trait = trait_of(facet); trait && criteria.trait(*trait).any())
            traits_.push_back({*trait, criteria.trait(*trait), only(facet)});
        if (const auto tagged = tagged_of(facet); tagged && criteria.tagged(*tagged).any())
            tags_.push_back(
                {*tagged, accepted_sets(columns.tagged(*tagged), *tagged, criteria.tagged(*tagged)), only(facet)});
    }
    if (criteria.providers.any()) providers_ = marked(criteria.providers.ranks, columns.providers.size());
    if (!criteria.excluded_providers.empty()) excluded_ = marked(criteria.excluded_providers, columns.providers.size());
}

bool OfferFilter::rejects(const OfferRow& offer) const {
    if (!excluded_.empty() && excluded_[offer.provider]) return true;
    if (about_cefr_ &&
        (!cefr_entry_.meets(offer.trait(Trait::cefr_entry)) || !cefr_target_.meets(offer.trait(Trait::cefr_target))))
        return true;
    if (!lasting_) return false;
    const auto shape = PriceShape::of(offer);
    return (criteria_.max_days && (!shape.days || *shape.days > *criteria_.max_days)) ||
           (criteria_.max_hours && (!shape.hours || *shape.hours > *criteria_.max_hours));
}

std::optional<FacetSet> OfferFilter::misses(const OfferRow& offer) const {
    if (rejects(offer)) return std::nullopt;
    FacetSet misses = 0;
    for (const auto& asked : traits_)
        if (!asked.asked.meets(offer.trait(asked.trait))) misses |= asked.miss;
    for (const auto& asked : tags_)
        if (!asked.accepted[offer.set(asked.tagged)]) misses |= asked.miss;
    if (!providers_.empty() && !providers_[offer.provider]) misses |= only(Facet::provider);
    return misses;
}

}  // namespace filon
