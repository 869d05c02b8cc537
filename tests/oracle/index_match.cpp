#include "tests/oracle/index_match.h"

#include <algorithm>
#include <utility>

#include "engine/matching/place_asked.h"
#include "engine/text/fold.h"

namespace filon::oracle {

IndexMatch::IndexMatch(const BuiltIndex& index, const Catalogue& catalogue) : index_{index} {
    titles_.resize(catalogue.offers.size());
    for (const auto& offer : catalogue.offers)
        titles_[index.index().view().offer_ids().find(offer.id).value()] = fold_key(offer.title);
}

MatchResult IndexMatch::answer(const Need& need, const OnTopic& topic, std::uint64_t tie_seed) const {
    MatchRequest request{.criteria = criteria_of(need),
                         .must = 0,
                         .topic_asked = topic.asked,
                         .limit = need.question.limit,
                         .offset = need.question.offset,
                         .facets = need.question.facets,
                         .tie_seed = tie_seed,
                         .preferred = {}};
    for (const auto& filter : need.must) request.must |= hardened_by(filter);
    for (const auto& id : need.preferred)
        if (const auto rank = columns().provider_ids.find(id)) request.preferred.push_back(*rank);
    const auto same_title = [this](std::uint32_t one, std::uint32_t other) { return titles_[one] == titles_[other]; };
    return match(columns(), candidates_of(topic), request, same_title, {});
}

MatchResult IndexMatch::whole(Need need, const OnTopic& topic, std::uint64_t tie_seed) const {
    need.question.offset = 0;
    need.question.limit = titles_.size();
    return answer(need, topic, tie_seed);
}

std::vector<Relaxation> IndexMatch::relaxations(const Need& need, const OnTopic& topic) const {
    const SearchRequest strict{.criteria = criteria_of(need)};
    return filon::relaxations(columns(), candidates_of(topic), strict, whole(need, topic).total, {});
}

// What is ruled out is said with the filters' own values.
Criteria IndexMatch::criteria_of(const Need& need) const {
    auto criteria = index_.criteria_of(need.question);
    Question out;
    out.selected = need.excluded;
    const auto excluded = index_.criteria_of(out);
    auto& ruled_out = criteria.ruled_out;
    ruled_out.modalities = excluded.modality.values;
    for (std::size_t i = 0; i < trait_count; ++i) ruled_out.traits[i] = excluded.traits[i].values;
    for (std::size_t i = 0; i < tagged_count; ++i) {
        ruled_out.tags[i] = excluded.tags[i].ranks;
        ruled_out.asks_tags[i] = excluded.tags[i].any();
    }
    const auto& providers = excluded.providers.ranks;
    ruled_out.asks_providers = ruled_out.asks_providers || excluded.providers.any();
    ruled_out.providers.insert(ruled_out.providers.end(), providers.begin(), providers.end());
    const auto& gazetteer = the_reference().gazetteer;
    for (const auto& text : need.excluded_places)
        ruled_out.places.push_back(place_asked(gazetteer.resolve(text).value(), Metres{10'000}, gazetteer));
    return criteria;
}

Candidates IndexMatch::candidates_of(const OnTopic& topic) const {
    if (!topic.asked) return Candidates::all_alike();
    Candidates candidates;
    for (std::uint32_t offer = 0; offer < titles_.size(); ++offer)
        if (const auto at = topic.scores.find(id_of(offer)); at != topic.scores.end())
            candidates.scored.push_back({.offer = offer, .score = at->second});
    return candidates;
}

}  // namespace filon::oracle
