// What a search costs in process, on the extranet's index of the demo catalogue (seed 42, sessions included), by one
// thread. Not measured here: HTTP, the reading of parameters, the records of a page and their JSON.
#include <array>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/demo_index.h"
#include "engine/matching/place_asked.h"

namespace filon {
namespace {

// Requests of one kind are asked in turn.
struct Kind {
    std::vector<std::string_view> words;
    bool around_a_town = false;
    bool with_facets = false;
    Sort sort = Sort::relevance;
};

const std::vector<std::string_view> topics{"excel",           "anglais professionnel", "caces r489", "management",
                                           "gestion de paie", "soudage tig",           "python",     "haccp"};
constexpr std::array<std::string_view, 4> towns{"Lyon", "Paris", "Niort", "Strasbourg"};

void ask(benchmark::State& state, const Kind& kind) {
    const auto& demo = demo_index();
    const auto& index = *demo.extranet.index;
    const auto& columns = index.view().columns();
    Analyser analyser{demo.reference.acronyms};
    std::size_t turn = 0;
    std::uint64_t found = 0;
    for (auto _ : state) {
        SearchRequest request;
        request.criteria.today = demo.today;
        request.sort = kind.sort;
        if (kind.with_facets) request.facets = {Facet::modality, Facet::level, Facet::provider};
        if (kind.around_a_town) {
            const auto town = demo.reference.gazetteer.resolve(towns[turn % towns.size()]);
            request.criteria.places = {place_asked(*town, Metres::from_kilometres(30), demo.reference.gazetteer)};
        }
        const auto query =
            analyser.query(kind.words[turn % kind.words.size()], index.view().languages_asked_in(TextLanguage::french));
        const auto result = search(columns, index.candidates(query, {}), request, {});
        found += result.total;
        ++turn;
    }
    state.counters["found"] = benchmark::Counter(static_cast<double>(found) / static_cast<double>(turn));
    state.counters["offers"] = static_cast<double>(columns.offers.size());
}

void topic(benchmark::State& state) {
    ask(state, {.words = topics});
}
void topic_around_a_town(benchmark::State& state) {
    ask(state, {.words = topics, .around_a_town = true});
}
void topic_with_facets(benchmark::State& state) {
    ask(state, {.words = topics, .with_facets = true});
}
void everything_by_price(benchmark::State& state) {
    ask(state, {.words = {""}, .with_facets = true, .sort = Sort::price});
}

BENCHMARK(topic)->Unit(benchmark::kMillisecond);
BENCHMARK(topic_around_a_town)->Unit(benchmark::kMillisecond);
BENCHMARK(topic_with_facets)->Unit(benchmark::kMillisecond);
BENCHMARK(everything_by_price)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace filon
