// A request becomes a ranked answer: the server's story, from parameters to bytes.
#include "server/endpoints/search.h"

#include <utility>

#include "server/endpoints/search_question.h"
#include "server/http/problem.h"
#include "server/json/write_offer.h"

namespace filon {
namespace {

std::string value_name(const FacetValue& value, Facet facet, const View& view) {
    if (value.value == FacetValue::unknown) return "unknown";
    switch (facet) {
        case Facet::modality:
            return std::string{name_of(static_cast<Modality>(value.value))};
        case Facet::level:
            return std::string{name_of(static_cast<Level>(value.value))};
        case Facet::provider:
            return std::string{view.provider_id(value.value)};
    }
    return {};
}

void write_facets(JsonWriter& writer, const SearchResult& result, const View& view) {
    writer.key("facets").begin_object();
    for (const auto& counts : result.facets) {
        writer.key(name_of(counts.facet)).begin_array();
        for (const auto& value : counts.values) {
            writer.begin_object();
            writer.member("value", value_name(value, counts.facet, view));
            writer.member("count", value.count);
            writer.member("selected", value.selected);
            writer.end_object();
        }
        writer.end_array();
    }
    writer.end_object();
}

// Words are taken literally: nothing is read from them but themselves.
void write_read(JsonWriter& writer, std::string_view words) {
    writer.key("read").begin_object();
    if (!words.empty()) writer.member("topic", words);
    writer.key("spans").begin_array();
    writer.end_array();
    writer.end_object();
}

void write_empty_list(JsonWriter& writer, std::string_view name) {
    writer.key(name).begin_array();
    writer.end_array();
}

std::string_view words_of(const http::Request& request) {
    for (const auto& [name, value] : request.query)
        if (name == "q") return value;
    return {};
}

}  // namespace

http::Response SearchEndpoint::operator()(const http::Request& request, std::stop_token stop) const {
    const auto snapshot = service.snapshots.current();
    const auto& index = *snapshot->index;
    Analyser analyser{service.reference.acronyms};

    const QuestionContext context{
        .view = index.view(), .reference = service.reference, .today = service.today(), .tie_key = service.tie_key};
    const auto question = read_search_question(request.query, context, analyser);
    if (!question) return http::problem(400, "a parameter is wrong", question.error());

    const auto candidates = index.candidates(question->words, stop);
    const auto result = search(index.view().columns(), candidates, question->request, stop);

    JsonWriter writer;
    const OfferWriting writing{.gazetteer = service.reference.gazetteer,
                               .words = question->words,
                               .lang = question->lang,
                               .analyser = analyser};
    writer.begin_object();
    writer.member("total", result.total);
    writer.member("total_is_exact", true);
    writer.key("offers").begin_array();
    for (const auto& hit : result.page) {
        const auto offer = stored_offer(*snapshot, hit.offer, service.audience).open;
        const auto provider =
            stored_provider(*snapshot, index.view().columns().offers[hit.offer].provider, service.audience).open;
        write_offer(writer,
                    {.hit = hit,
                     .offer = offer,
                     .provider_name = provider.name,
                     .columns = index.view().columns(),
                     .price_terms = question->request.criteria.price_terms,
                     .place_asked = !question->request.criteria.places.empty()},
                    writing);
    }
    writer.end_array();
    write_facets(writer, result, index.view());
    write_read(writer, words_of(request));
    writer.member("remote_total", result.remote_total);
    write_empty_list(writer, "skilled_providers");
    writer.key("did_you_mean").null();
    write_empty_list(writer, "relaxations");
    writer.end_object();
    return json_reply(writer, *snapshot);
}

}  // namespace filon
