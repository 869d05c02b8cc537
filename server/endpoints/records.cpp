#include "server/endpoints/records.h"

#include "engine/index/stored_records.h"
#include "engine/matching/search.h"
#include "server/endpoints/found_offers.h"
#include "server/endpoints/terms.h"
#include "server/json/write_record.h"

namespace filon {
namespace {

constexpr std::size_t first_offers = 5;
constexpr std::size_t most_ids = 100;

// The record with its provider's, each with what its audience may know of it.
void write_offer_record(JsonWriter& writer, std::uint32_t rank, const Service& service, const Snapshot& snapshot) {
    const auto offer = stored_offer(*snapshot.index, rank, service.audience);
    const auto provider = stored_provider(*snapshot.index, snapshot.columns.offers[rank].provider, service.audience);
    writer.begin_object();
    write_members(writer, offer.open);
    writer.key("provider").begin_object();
    write_members(writer, provider.open);
    write_member(writer, provider.confidential);
    writer.end_object();
    write_member(writer, offer.confidential);
    writer.end_object();
}

}  // namespace

http::Response OfferEndpoint::operator()(const http::Request& request, std::stop_token) const {
    Parameters none{request.query};
    if (auto refused = refusal(none)) return *std::move(refused);
    const auto snapshot = service.snapshots.current();
    const auto rank = snapshot->index->view().offer_ids().find(request.parameter("id"));
    if (!rank) return not_found();
    JsonWriter writer;
    write_offer_record(writer, *rank, service, *snapshot);
    return json_reply(writer, *snapshot);
}

http::Response OffersEndpoint::operator()(const http::Request& request, std::stop_token) const {
    Parameters parameters{request.query};
    const auto ids = parameters.several("ids");
    if (ids.empty() && !parameters.failed("ids")) parameters.fail("ids", "the ids of offers, parted by commas");
    if (ids.size() > most_ids) parameters.fail("ids", "at most 100 ids");
    if (auto refused = refusal(parameters)) return *std::move(refused);

    const auto snapshot = service.snapshots.current();
    JsonWriter writer;
    writer.begin_object();
    writer.key("offers").begin_array();
    for (const auto& id : ids)
        if (const auto rank = snapshot->index->view().offer_ids().find(id))
            write_offer_record(writer, *rank, service, *snapshot);
    writer.end_array();
    writer.end_object();
    return json_reply(writer, *snapshot);
}

http::Response ProviderEndpoint::operator()(const http::Request& request, std::stop_token stop) const {
    Parameters none{request.query};
    if (auto refused = refusal(none)) return *std::move(refused);
    const auto snapshot = service.snapshots.current();
    const auto& view = snapshot->index->view();
    const auto rank = view.provider_ids().find(request.parameter("id"));
    if (!rank) return not_found();
    const auto provider = stored_provider(*snapshot->index, *rank, service.audience);

    SearchRequest its_offers;
    its_offers.criteria.today = service.today();
    its_offers.limit = first_offers;
    its_offers.tie_seed = hash_of(service.tie_key);
    const auto result =
        search(snapshot->columns, Candidates::alike(snapshot->columns.offers_of.of(*rank)), its_offers, stop);

    const TextQuery no_words;
    JsonWriter writer;
    writer.begin_object();
    write_members(writer, provider.open);
    writer.key("offers").begin_object();
    writer.member("total", result.total);
    writer.key("first");
    write_found_offers(
        writer, result.page,
        {.words = no_words, .criteria = its_offers.criteria, .lang = "fr", .client = client_of(request, service)},
        service, *snapshot);
    writer.end_object();
    write_member(writer, provider.confidential);
    writer.end_object();
    return json_reply(writer, *snapshot);
}

}  // namespace filon
