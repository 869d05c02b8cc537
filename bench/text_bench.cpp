// What it costs to turn text into terms: one French paragraph as course sheets have them, and one request.
#include <string_view>

#include <benchmark/benchmark.h>

#include "engine/text/analyse.h"

namespace filon {
namespace {

constexpr std::string_view paragraph =
    "À l'issue de la formation, les stagiaires sauront concevoir un tableau de bord, croiser des données issues de "
    "plusieurs "
    "feuilles et présenter leurs résultats aux équipes. Travaux pratiques sur l'ordinateur de chacun·e ; évaluation "
    "par QCM "
    "et mise en situation (norme ISO 9001:2015, procédures R.H., e-learning de révision).";

void terms_of_a_paragraph(benchmark::State& state) {
    const WordSet acronyms{"qcm"};
    Analyser analyser{acronyms};
    for (auto _ : state) benchmark::DoNotOptimize(analyser.terms(paragraph, TextLanguage::french));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(paragraph.size()));
}

void words_of_a_request(benchmark::State& state) {
    const WordSet acronyms{"caces"};
    Analyser analyser{acronyms};
    const std::vector languages{TextLanguage::french, TextLanguage::english, TextLanguage::spanish,
                                TextLanguage::german};
    for (auto _ : state) benchmark::DoNotOptimize(analyser.query("formation caces r489 catégorie 3 à Lyon", languages));
}

BENCHMARK(terms_of_a_paragraph)->Unit(benchmark::kMicrosecond);
BENCHMARK(words_of_a_request)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace filon
