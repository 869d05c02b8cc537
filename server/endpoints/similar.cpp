#include "server/endpoints/similar.h"

#include "engine/index/stored_records.h"
#include "server/endpoints/found_offers.h"
#include "server/endpoints/terms.h"

namespace filon {
namespace {

constexpr std::int64_t default_limit = 10;
constexpr std::int64_t largest_limit = 100;

// What the offer teaches, in words: its title, and its topics as the taxonomy calls them.
std::string words_of(const PublicOffer& offer, const Taxonomy& taxonomy) {
    std::string words = offer.title;
    for (const auto& id : offer.topics)
        if (const auto* topic = taxonomy.find(id)) words += " " + topic->label;
    return words;
}

}  // namespace

http::Response SimilarEndpoint::operator()(const http::Request& request, std::stop_token stop) const {
    Parameters parameters{request.query};
    const auto limit = parameters.whole("limit", 0, largest_limit).value_or(default_limit);
    if (auto refused = refusal(parameters)) return *std::move(refused);

    const auto snapshot = service.snapshots.current();
    const auto& index = *snapshot->index;
    const auto rank = index.view().offer_ids().find(request.parameter("id"));
    if (!rank) return not_found();

    const auto offer = stored_offer(index, *rank, service.audience).open;
    Analyser analyser{index.vocabulary().acronyms()};
    const auto words = analyser.query(words_of(offer, index.vocabulary().taxonomy()),
                                      index.view().languages_asked_in(text_language(offer.lang)));
    auto candidates = index.candidates(words, stop);
    std::erase_if(candidates.scored, [&](const Candidate& candidate) { return candidate.offer == *rank; });
    SearchRequest alike;
    alike.criteria.today = service.today();
    alike.limit = static_cast<std::size_t>(limit);
    alike.tie_seed = hash_of(service.tie_key + words.key);
    // A title of nothing but request words says nothing of what is like it.
    const auto result = candidates.every ? SearchResult{} : search(snapshot->columns, candidates, alike, stop);

    JsonWriter writer;
    writer.begin_object();
    writer.key("offers");
    write_found_offers(
        writer, result.page,
        {.words = words, .criteria = alike.criteria, .lang = "fr", .client = client_of(request, service)}, service,
        *snapshot);
    writer.end_object();
    return json_reply(writer, *snapshot);
}

}  // namespace filon
