// A request becomes a ranked answer: the server's story, from a client's words to offers with their reasons.
#include "server/endpoints/match.h"

#include <string_view>
#include <utility>

#include "engine/matching/match.h"
#include "engine/matching/relaxations.h"
#include "server/endpoints/match_question.h"
#include "server/endpoints/matcher.h"
#include "server/http/problem.h"
#include "server/http/router.h"
#include "server/json/write_found.h"
#include "server/json/write_need.h"

namespace filon {
namespace {

// With fewer fits, what would bring more is said unasked.
constexpr std::uint64_t few = 10;
// What is looked at in milliseconds rather than fractions of one.
constexpr std::size_t many_offers = 10'000, long_text = 4 * 1'024;

void write_need_answer(JsonWriter& writer, const MatchContext& context, const MatchQuestion& question,
                       const NeedAsked& need, bool may_take_long) {
    const auto& columns = context.snapshot.columns;
    const Matcher matcher{context};
    const auto taught = matcher.taught(need);
    if (!may_take_long && matcher.count(taught) > many_offers) throw http::TakesLong{};
    const auto result =
        matcher.match(need, taught, {.limit = question.limit, .offset = question.offset, .facets = question.facets});

    const bool is_taught = matcher.count(taught) > 0;
    const bool loosens = is_taught && (result.total < few || question.relax);
    const auto loosened = loosens
                              ? relaxations(columns, taught, {.criteria = need.criteria}, result.total, context.stop)
                              : std::vector<Relaxation>{};

    writer.begin_object();
    writer.key("read");
    write_need(writer, need.said, need.spans, question.text);
    writer.member("verdict", result.total > 0 ? "good" : is_taught ? "weak" : "none");
    writer.member("total", result.total);
    writer.member("near_total", result.near_total);
    writer.member("remote_total", result.remote_total);
    writer.key("offers").begin_array();
    for (const auto& matched : result.page) matcher.write(writer, need, result.in_play, matched);
    writer.end_array();
    write_facets(writer, result.facets, need.criteria, columns, context.service.reference.gazetteer);
    matcher.write_skilled(writer, need.words, taught);
    write_relaxations(writer, loosened, question.lang);
    writer.end_object();
}

// Each need of the question has an answer of its own.
void write_answer(JsonWriter& writer, const MatchQuestion& question, const MatchContext& context, bool may_take_long) {
    writer.begin_object();
    if (question.is_mail) writer.member("text", question.text);
    writer.key("needs").begin_array();
    for (const auto& need : question.needs) write_need_answer(writer, context, question, need, may_take_long);
    writer.end_array();
    writer.end_object();
}

// One request a line; a line that is wrong is answered, in its place, by its problem.
http::Response answer_lines(const http::Request& request, const Service& service, const Snapshot& snapshot,
                            const std::stop_token& stop) {
    const auto asked_by = asker(request, service);
    std::string answers;
    const std::string_view body = request.body;
    for (std::size_t at = 0; at < body.size();) {
        const auto end = std::min(body.find('\n', at), body.size());
        auto line = body.substr(at, end - at);
        at = end + 1;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
        Analyser analyser{snapshot.index->vocabulary().acronyms()};
        const auto question = read_match_question(line, asked_by, service, snapshot, analyser);
        if (question) {
            const MatchContext context{service, snapshot, question->lang, analyser, stop, question->client};
            JsonWriter writer;
            write_answer(writer, *question, context, true);
            answers += writer.text();
        } else {
            answers += http::problem_document(400, "the line is wrong", question.error());
        }
        answers += '\n';
    }
    return {.status = 200,
            .content_type = "application/x-ndjson",
            .body = std::move(answers),
            .headers = {{"Filon-Generation", snapshot.manifest.generation}}};
}

}  // namespace

http::Response MatchEndpoint::operator()(const http::Request& request, std::stop_token stop) const {
    Parameters parameters{request.query};
    if (auto refused = refusal(parameters)) return *std::move(refused);
    const auto media_type = request.media_type();
    const bool lines = media_type == "application/x-ndjson";
    if (!request.may_take_long && (lines || request.body.size() > long_text)) throw http::TakesLong{};

    const auto snapshot = service.snapshots.current();
    if (lines) return answer_lines(request, service, *snapshot, stop);

    Analyser analyser{snapshot->index->vocabulary().acronyms()};
    const auto asked_by = asker(request, service);
    const auto question = media_type == "message/rfc822"
                              ? read_match_mail(request.body, asked_by, service, *snapshot, analyser)
                              : read_match_question(request.body, asked_by, service, *snapshot, analyser);
    if (!question) return http::problem(400, "the body is wrong", question.error());
    const MatchContext context{service, *snapshot, question->lang, analyser, stop, question->client};
    JsonWriter writer;
    write_answer(writer, *question, context, request.may_take_long);
    return json_reply(writer, *snapshot);
}

}  // namespace filon
