// What a request costs on the extranet's index of the demo catalogue (seed 42, sessions included), kind by kind: in
// process by one thread, from its parameters to hits and counts, and over HTTP with everything that a client waits for.
// Beside it what a start and a page of JSON cost. FILON_BENCH_OFFERS says how large the catalogue is.
// Not measured here: several clients at once, and a catalogue that is not in memory yet.
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/demo_index.h"
#include "bench/demo_server.h"
#include "server/endpoints/found_offers.h"
#include "server/endpoints/search_question.h"
#include "server/http/read_target.h"

namespace filon {
namespace {

const std::string six_facets = "&facets=modality,level,provider,price_band,month,department";

std::vector<std::string> each(const std::vector<std::string>& subjects, const std::vector<std::string>& rest) {
    std::vector<std::string> targets;
    for (std::size_t i = 0; i < subjects.size(); ++i)
        targets.push_back("/v1/search?" + subjects[i] + rest[i % rest.size()]);
    return targets;
}

const std::vector<std::string> topics{"q=excel",           "q=anglais+professionnel", "q=caces+r489", "q=management",
                                      "q=gestion+de+paie", "q=soudage+tig",           "q=python",     "q=haccp"};
const std::vector<std::string> around_towns{"&place=Lyon", "&place=Paris", "&place=Niort", "&place=Strasbourg"};
const std::vector<std::string> broad{"", "q=formation", "q=gestion", "q=outils"};
// Of 40 to 80 words: what a mail asks, as far as 512 characters go.
const std::vector<std::string> mails{
    "q=Bonjour+nous+cherchons+pour+une+equipe+de+six+personnes+une+formation+sur+les+tableaux+de+bord+avec+Excel+afin+"
    "de+"
    "croiser+des+donnees+issues+de+plusieurs+feuilles+automatiser+les+rapports+mensuels+et+presenter+les+resultats+a+"
    "la+"
    "direction+merci+de+nous+dire+ce+que+vous+proposez+dans+notre+region+au+printemps",
    "q=Madame+Monsieur+notre+entreprise+souhaite+former+douze+salaries+a+la+conduite+en+securite+des+chariots+"
    "elevateurs+"
    "categorie+trois+a+la+reglementation+aux+verifications+avant+la+prise+de+poste+et+a+la+manutention+des+charges+en+"
    "entrepot+logistique+dans+l+attente+de+votre+reponse+cordialement"};

struct Kind {
    const char* name;
    std::vector<std::string> targets;
};
const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all{
        {"a_topic", each(topics, {""})},
        {"b_topic_around_a_town", each(topics, around_towns)},
        {"c_topic_with_filters_and_six_facets",
         each(topics, {"&max_price=1200&teaching_language=fr&modality=onsite,blended" + six_facets})},
        {"d_mail", each(mails, {""})},
        {"e_everything_or_broad_by_price", each(broad, {"&sort=price" + six_facets})},
        {"e_everything_or_broad_by_distance", each(broad, {"&sort=distance&place=Nantes" + six_facets})},
        {"f_topic_with_six_facets", each(topics, {six_facets})},
        {"g_topic_around_a_town_within_dates",
         each(topics, {"&place=Lyon&date_from=2027-01-01&date_to=2027-03-31" + six_facets})}};
    return all;
}

SearchQuestion question_of(const std::string& target, Analyser& analyser) {
    const auto& demo = demo_index();
    const auto parameters = http::read_target(target, "GET", "")->query;
    const QuestionContext context{.index = *demo.extranet.index,
                                  .reference = demo.reference,
                                  .rules = demo.rules,
                                  .today = demo.today,
                                  .tie_key = ""};
    return read_search_question(parameters, context, analyser).value();
}

void in_process(benchmark::State& state, const std::vector<std::string>& targets) {
    const auto& index = *demo_index().extranet.index;
    Analyser analyser{demo_index().reference.vocabulary.acronyms()};
    std::size_t turn = 0;
    std::uint64_t found = 0;
    for (auto _ : state) {
        const auto question = question_of(targets[turn++ % targets.size()], analyser);
        const auto candidates = index.candidates(question.words, {});
        found += search(index.view().columns(), candidates, question.request, {}).total;
    }
    state.counters["found"] = static_cast<double>(found) / static_cast<double>(turn);
}

// The server's threads work too: the process's CPU, the client's share included.
void over_http(benchmark::State& state, const std::vector<std::string>& targets) {
    const auto& server = demo_server();
    std::size_t turn = 0, bytes = 0;
    for (auto _ : state) bytes += server.get(targets[turn++ % targets.size()]).size();
    state.counters["bytes"] = static_cast<double>(bytes) / static_cast<double>(turn);
}

// Twenty offers of a page, their records read and written.
void a_page_of_json(benchmark::State& state) {
    const auto& service = demo_server().service();
    const auto snapshot = service.snapshots.current();
    Analyser analyser{service.reference.vocabulary.acronyms()};
    const auto question = question_of("/v1/search?q=excel", analyser);
    const auto result =
        search(snapshot->columns, snapshot->index->candidates(question.words, {}), question.request, {});
    std::size_t bytes = 0;
    for (auto _ : state) {
        JsonWriter writer;
        write_found_offers(writer, result.page,
                           {.words = question.words, .criteria = question.request.criteria, .lang = "fr"}, service,
                           *snapshot);
        bytes = writer.text().size();
    }
    state.counters["offers"] = static_cast<double>(result.page.size());
    state.counters["bytes"] = static_cast<double>(bytes);
}

// All sixteen facets of every offer, from rows alone: nothing matched, filtered or ordered.
void facets_alone(benchmark::State& state) {
    const auto& columns = demo_index().extranet.index->view().columns();
    OccasionValues values;
    for (auto _ : state) {
        FacetCounters counters{columns, all_facets, month_of(demo_index().today)};
        for (std::size_t offer = 0; offer < columns.offers.size(); ++offer) {
            counters.count(columns.offers[offer], all_facets);
            set_values(values, columns.standing.rows[offer]);
            counters.count(columns.offers[offer], values);
        }
        for (std::size_t facet = 0; facet < facet_count; ++facet)
            benchmark::DoNotOptimize(counters.result(static_cast<Facet>(facet), {}));
    }
    state.counters["offers"] = static_cast<double>(columns.offers.size());
}

void open_with_sums(benchmark::State& state) {
    const auto& demo = demo_index();
    for (auto _ : state) benchmark::DoNotOptimize(open_verified(demo.folder, Audience::extranet, demo.reference));
}
void open_without_sums(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(Index{demo_index().folder, demo_index().reference});
}

// Both audiences' indexes, once: what the catalogue of this run took.
void build(benchmark::State& state) {
    for (auto _ : state) state.SetIterationTime(demo_index().build_seconds);
    state.counters["cpu_s"] = demo_index().build_cpu_seconds;
    state.counters["offers"] = static_cast<double>(demo_index().extranet.manifest.offers);
}
BENCHMARK(build)->Unit(benchmark::kSecond)->UseManualTime()->Iterations(1);

const int registered = [] {
    for (const auto& kind : kinds())
        benchmark::RegisterBenchmark(kind.name, in_process, kind.targets)->Unit(benchmark::kMillisecond);
    for (const auto& kind : kinds())
        benchmark::RegisterBenchmark((std::string{"http/"} + kind.name).c_str(), over_http, kind.targets)
            ->Unit(benchmark::kMillisecond)
            ->MeasureProcessCPUTime();
    return 0;
}();
BENCHMARK(a_page_of_json)->Unit(benchmark::kMillisecond);
BENCHMARK(facets_alone)->Unit(benchmark::kMillisecond);
BENCHMARK(open_with_sums)->Unit(benchmark::kMillisecond);
BENCHMARK(open_without_sums)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace filon
