// What a client's need costs, from the bytes of a body to those of the answer: read, matched, with reasons, snippets,
// relaxations and twins, in process by one thread; and a client's whole list of them over HTTP in one call.
// Not measured here: several clients at once.
#include <initializer_list>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/demo_server.h"
#include "bench/mails.h"
#include "server/endpoints/match.h"
#include "server/endpoints/plan.h"
#include "server/json/writer.h"

namespace filon {
namespace {

const std::string six_facets = R"("facets":["modality","level","provider","price_band","month","department"])";

std::vector<std::string> as_sent() {
    std::vector<std::string> sent;
    for (const auto mail : mails())
        sent.push_back(
            "From: Client <client@example.org>\r\nTo: Formation <formation@example.org>\r\nSubject: Demande de "
            "formation\r\nDate: Tue, 24 Nov 2026 09:12:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; "
            "charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" +
            std::string{mail});
    return sent;
}

// Bodies of JSON with each mail as their text.
std::vector<std::string> as_text(std::string_view beside) {
    std::vector<std::string> bodies;
    for (const auto mail : mails()) {
        JsonWriter writer;
        writer.value(mail);
        bodies.push_back("{\"text\":" + std::string{writer.text()} + std::string{beside} + "}");
    }
    return bodies;
}

std::vector<std::string> needs(std::initializer_list<const char*> needs, const std::string& beside) {
    std::vector<std::string> bodies;
    for (const auto* need : needs) bodies.push_back(R"({"need":{)" + std::string{need} + "}" + beside + "}");
    return bodies;
}

constexpr std::initializer_list<const char*> without_a_topic{
    R"("place":"Lyon","max_price":800)", R"("place":"Paris","max_price":500,"headcount":6)",
    R"("place":"Niort","max_price":1500)", R"("place":"Bretagne","max_price":1000)"};
constexpr std::initializer_list<const char*> structured{
    R"("topic":"excel","place":"Lyon","radius_km":30,"max_price":800,"headcount":6,"date_from":"2027-01-01","date_to":"2027-03-31")",
    R"("topic":"anglais professionnel","place":"Nantes","max_price":1200,"teaching_language":["en"],"modality":["onsite","remote"])",
    R"("topic":"caces r489","place":"Niort","radius_km":50,"max_price":600,"headcount":12,"modality":["onsite"],"must":["max_price"])",
    R"("topic":"gestion de paie","place":"Strasbourg","level":"beginner","max_days":3,"max_price":1500)",
    R"("topic":"management","place":"Bordeaux","date_from":"2027-05-01","date_to":"2027-06-30","max_price":1000,"headcount":9)",
    R"("topic":"soudage tig","place":"Saint-Étienne","radius_km":60,"modality":["onsite"],"level":"advanced")"};
const std::string five_needs =
    R"({"needs":[{"topic":"excel","place":"Lyon","headcount":6},{"topic":"anglais professionnel","place":"Lyon"},{"topic":"management","place":"Lyon","headcount":9},{"topic":"sauveteur secouriste du travail","place":"Lyon","headcount":10},{"topic":"gestion de paie","place":"Lyon"}],"budget":{"amount":15000}})";

template <class Endpoint>
void in_process(benchmark::State& state, const std::string& type, const std::vector<std::string>& bodies) {
    const Endpoint endpoint{demo_server().service()};
    std::vector<http::Request> requests;
    for (const auto& body : bodies)
        requests.push_back({.method = "POST",
                            .path = {},
                            .query = {},
                            .headers = {{"Content-Type", type}},
                            .parameters = {},
                            .body = body,
                            .client_address = {},
                            .may_take_long = true,
                            .caller = {}});
    std::size_t turn = 0, bytes = 0;
    for (auto _ : state) {
        const auto response = endpoint(requests[turn++ % requests.size()], {});
        if (response.status != 200) return state.SkipWithError(response.body.c_str());
        bytes += response.body.size();
    }
    state.counters["bytes"] = static_cast<double>(bytes) / static_cast<double>(turn);
}

// The server's threads work: the process's CPU, the client's share included.
void a_list_of_a_thousand(benchmark::State& state) {
    const auto texts = as_text(R"(,"limit":5)"), said = needs(structured, R"(,"limit":5)");
    std::string lines;
    for (std::size_t i = 0; i < 1'000; ++i)
        lines += (i % 2 == 0 ? texts[i / 2 % texts.size()] : said[i / 2 % said.size()]) + "\n";
    std::size_t bytes = 0;
    for (auto _ : state) bytes = demo_server().post("/v1/match", "application/x-ndjson", lines).size();
    state.counters["bytes"] = static_cast<double>(bytes);
}

const int registered = [] {
    const std::string json = "application/json";
    const auto match = [](const char* name, const std::string& type, const std::vector<std::string>& bodies) {
        benchmark::RegisterBenchmark(name, in_process<MatchEndpoint>, type, bodies)->Unit(benchmark::kMillisecond);
    };
    match("match/a_mail_of_80_words", "message/rfc822", as_sent());
    match("match/a_mail_of_80_words_with_six_facets", json, as_text("," + six_facets));
    match("match/a_mail_with_all_relaxations", json, as_text(R"(,"relax":true,)" + six_facets));
    match("match/place_and_price_alone", json, needs(without_a_topic, ""));
    match("match/place_and_price_alone_with_six_facets", json, needs(without_a_topic, "," + six_facets));
    match("match/a_structured_need", json, needs(structured, ""));
    benchmark::RegisterBenchmark("plan/five_needs_of_twenty", in_process<PlanEndpoint>, json,
                                 std::vector<std::string>{five_needs})
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime();
    benchmark::RegisterBenchmark("http/match/a_list_of_1000", a_list_of_a_thousand)
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime()
        ->UseRealTime();
    return 0;
}();

}  // namespace
}  // namespace filon
