// A request becomes a ranked answer: the server's story, from parameters to bytes.
#include "server/endpoints/search.h"

#include <utility>

#include "server/endpoints/found_offers.h"
#include "server/endpoints/matcher.h"
#include "server/endpoints/search_question.h"
#include "server/endpoints/terms.h"
#include "server/http/problem.h"
#include "server/http/router.h"
#include "server/json/write_found.h"
#include "server/json/write_need.h"

namespace filon {
namespace {

// With fewer found, what would bring more is said unasked.
constexpr std::uint64_t few = 10;
// Offers that are looked at in milliseconds rather than fractions of one.
constexpr std::size_t many = 30'000;

// Many offers to look at and no answer that stands, or many places to measure.
bool takes_long(const Candidates& candidates, const SearchRequest& request, const Columns& columns) {
    const auto looked_at = candidates.every ? columns.offers.size() : candidates.scored.size();
    const auto measured = request.criteria.places.size() * columns.places.size();
    // An order that stands is taken by whole runs of equals: where words tell them apart, those are long.
    const bool long_runs = candidates.every && !candidates.scored.empty() && request.sort != Sort::relevance;
    return measured > 10 * many || (looked_at > many && (long_runs || !stands(columns, candidates, request)));
}

}  // namespace

http::Response SearchEndpoint::operator()(const http::Request& request, std::stop_token stop) const {
    const auto snapshot = service.snapshots.current();
    const auto& index = *snapshot->index;
    Analyser analyser{index.vocabulary().acronyms()};

    const auto* const client = client_of(request, service);
    const auto context = context_on(service.today(), client, service, *snapshot);
    const auto question = read_search_question(request.query, context, analyser);
    if (!question) return http::problem(400, "a parameter is wrong", question.error());

    const auto candidates = index.candidates(question->words, stop);
    if (!request.may_take_long && takes_long(candidates, question->request, snapshot->columns)) throw http::TakesLong{};
    const auto result = search(snapshot->columns, candidates, question->request, stop);

    const bool loosens = result.total < few || question->relax;
    // Each constraint is one search more.
    if (loosens && !request.may_take_long && (candidates.every || candidates.scored.size() > many / 10))
        throw http::TakesLong{};
    const auto loosened = loosens ? relaxations(snapshot->columns, candidates, question->request, result.total, stop)
                                  : std::vector<Relaxation>{};

    JsonWriter writer;
    writer.begin_object();
    writer.member("total", result.total);
    writer.member("total_is_exact", true);
    writer.key("offers");
    write_found_offers(writer, result.page,
                       {.words = question->words,
                        .criteria = question->request.criteria,
                        .lang = question->lang,
                        .client = client,
                        .tax_asked = question->tax_asked},
                       service, *snapshot);
    write_facets(writer, result.facets, question->request.criteria, snapshot->columns, service.reference.gazetteer);
    writer.key("read");
    write_need(writer, sent_by(question->read), question->read.spans, question->text);
    writer.member("remote_total", result.remote_total);
    const MatchContext matching{service, *snapshot, question->lang, analyser, stop};
    Matcher{matching}.write_skilled(writer, question->words, candidates);
    writer.member("did_you_mean", question->words.mended(question->text));
    write_relaxations(writer, loosened, question->lang);
    writer.end_object();
    return json_reply(writer, *snapshot);
}

}  // namespace filon
