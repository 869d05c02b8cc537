#include "server/endpoints/matcher.h"

#include <algorithm>
#include <utility>

#include "engine/index/stored_records.h"
#include "engine/matching/page.h"
#include "engine/matching/skills.h"
#include "engine/matching/topic_score.h"
#include "engine/text/fold.h"
#include "server/endpoints/terms.h"
#include "server/json/write_offer.h"

namespace filon {
namespace {

bool asks_for_a_topic(const NeedAsked& need) {
    return need.words.content_words() > 0;
}

}  // namespace

Candidates Matcher::taught(const NeedAsked& need) const {
    if (!asks_for_a_topic(need)) return Candidates::all_alike();
    const auto& index = *context_.snapshot.index;
    const TopicScorer scorer{need.words, index.view().postings(), columns_};
    return on_topic(index.candidates(need.words, context_.stop), scorer,
                    context_.snapshot.manifest.topic_threshold.value, context_.stop);
}

PublicOffer Matcher::record(std::uint32_t offer) const {
    return stored_offer(*context_.snapshot.index, offer, context_.service.audience).open;
}

MatchResult Matcher::match(const NeedAsked& need, const Candidates& taught, const PageAsked& page) const {
    const MatchRequest request{.criteria = need.criteria,
                               .must = need.must,
                               .topic_asked = asks_for_a_topic(need),
                               .limit = page.limit,
                               .offset = page.offset,
                               .facets = page.facets,
                               .tie_seed = hash_of(context_.service.tie_key + fold_key(need.said.topic)),
                               .preferred = need.preferred};
    const SameTitle same_title = [this](std::uint32_t one, std::uint32_t other) {
        return fold_key(record(one).title) == fold_key(record(other).title);
    };
    return filon::match(columns_, taught, request, same_title, context_.stop);
}

void Matcher::write_skilled(JsonWriter& writer, const TextQuery& words, const Candidates& taught) const {
    constexpr std::size_t most_shown = 10;
    auto providers = skilled_providers(context_.snapshot.index->view().skills(), words, taught, columns_);
    // Fair among equals: by a keyed hash of the words and the provider, as offers are.
    const auto seed = hash_of(context_.service.tie_key + words.key);
    std::ranges::sort(providers, {},
                      [&](const Skilled& one) { return tie_hash(seed, columns_.providers[one.provider].id_hash); });
    providers.resize(std::min(providers.size(), most_shown));
    writer.key("skilled_providers").begin_array();
    for (const auto& [rank, skills] : providers) {
        const auto provider = stored_provider(*context_.snapshot.index, rank, context_.service.audience).open;
        writer.begin_object();
        writer.member("id", provider.id);
        writer.member("name", provider.name);
        std::vector<std::string> meant;
        for (const auto skill : skills) meant.push_back(provider.skills.at(skill));
        writer.list("skills", meant);
        writer.end_object();
    }
    writer.end_array();
}

void Matcher::write(JsonWriter& writer, const NeedAsked& need, CriterionSet in_play, const Matched& matched) const {
    const auto offer = record(matched.offer);
    std::vector<std::string> twins;
    for (const auto twin : matched.twins) twins.emplace_back(context_.snapshot.index->view().offer_ids()[twin]);
    const auto provider =
        stored_provider(*context_.snapshot.index, columns_.offers[matched.offer].provider, context_.service.audience)
            .open;
    const Judged judged{.fit = matched.fit,
                        .in_play = in_play,
                        .twins = twins,
                        .topic = need.said.topic,
                        .places = need.said.places,
                        .criteria = need.criteria,
                        .rating = provider.rating ? std::optional{provider.rating->value} : std::nullopt};
    const auto seer = price_seer(context_.client, need.criteria.today, context_.service, need.said.gives("tax"));
    const Hit hit{.offer = matched.offer, .score = matched.fit.score, .attendance = matched.fit.shown};
    write_offer(writer,
                {.hit = hit,
                 .offer = offer,
                 .provider_name = provider.name,
                 .columns = columns_,
                 .price_terms = need.criteria.price_terms,
                 .place_asked = !need.criteria.places.empty(),
                 .judged = &judged,
                 .seer = seer ? &*seer : nullptr},
                {.gazetteer = context_.service.reference.gazetteer,
                 .words = need.words,
                 .lang = context_.lang,
                 .analyser = context_.analyser});
}

}  // namespace filon
