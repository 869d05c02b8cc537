#include "server/endpoints/records.h"

#include "server/http/problem.h"
#include "server/json/write_offer.h"
#include "server/json/write_record.h"

namespace filon {
namespace {

constexpr std::size_t first_offers = 5;

// By id takes no parameters: what is none must not pass for one.
std::optional<http::Response> refusal_of_parameters(const http::Request& request) {
    if (request.query.empty()) return std::nullopt;
    return http::problem({.field = request.query.front().first, .reason = "no parameter of this name"});
}

std::vector<Candidate> offers_of(std::uint32_t provider, const Columns& columns) {
    std::vector<Candidate> its;
    for (std::uint32_t i = 0; i < columns.offers.size(); ++i)
        if (columns.offers[i].provider == provider) its.push_back({.offer = i, .score = 1'000});
    return its;
}

}  // namespace

http::Response OfferEndpoint::operator()(const http::Request& request, std::stop_token) const {
    if (auto refused = refusal_of_parameters(request)) return *std::move(refused);
    const auto snapshot = service.snapshots.current();
    const auto& view = snapshot->index->view();
    const auto rank = view.find_offer(request.parameter("id"));
    if (!rank) return not_found();
    const auto offer = stored_offer(*snapshot, *rank, service.audience);
    const auto provider = stored_provider(*snapshot, view.columns().offers[*rank].provider, service.audience);
    JsonWriter writer;
    writer.begin_object();
    write_members(writer, offer.open);
    writer.key("provider").begin_object();
    write_members(writer, provider.open);
    write_member(writer, provider.confidential);
    writer.end_object();
    write_member(writer, offer.confidential);
    writer.end_object();
    return json_reply(writer, *snapshot);
}

http::Response ProviderEndpoint::operator()(const http::Request& request, std::stop_token stop) const {
    if (auto refused = refusal_of_parameters(request)) return *std::move(refused);
    const auto snapshot = service.snapshots.current();
    const auto& view = snapshot->index->view();
    const auto rank = view.find_provider(request.parameter("id"));
    if (!rank) return not_found();
    const auto provider = stored_provider(*snapshot, *rank, service.audience);

    SearchRequest its_offers;
    its_offers.criteria.today = service.today();
    its_offers.limit = first_offers;
    its_offers.tie_seed = hash_of(service.tie_key);
    const auto result = search(view.columns(), offers_of(*rank, view.columns()), its_offers, stop);

    Analyser analyser{service.reference.acronyms};
    const TextQuery no_words;
    const OfferWriting writing{
        .gazetteer = service.reference.gazetteer, .words = no_words, .lang = "fr", .analyser = analyser};
    JsonWriter writer;
    writer.begin_object();
    write_members(writer, provider.open);
    writer.key("offers").begin_object();
    writer.member("total", result.total);
    writer.key("first").begin_array();
    for (const auto& hit : result.page) {
        const auto offer = stored_offer(*snapshot, hit.offer, service.audience).open;
        write_offer(writer,
                    {.hit = hit,
                     .offer = offer,
                     .provider_name = provider.open.name,
                     .columns = view.columns(),
                     .price_terms = its_offers.criteria.price_terms,
                     .place_asked = false},
                    writing);
    }
    writer.end_array();
    writer.end_object();
    write_member(writer, provider.confidential);
    writer.end_object();
    return json_reply(writer, *snapshot);
}

}  // namespace filon
