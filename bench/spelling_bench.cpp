// What it costs to correct a word, to complete a beginning and to make the rows, by the number of the catalogue's
// words: made words of two to five syllables, offers as Zipf has them, one misspelling a word. Made words are nearer to
// one another than those of a language are: the figures are on the careful side.
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "engine/words/spelling.h"

namespace filon {
namespace {

constexpr std::uint32_t seed = 2026;

std::vector<SpelledWord> made_words(std::size_t count) {
    static constexpr std::string_view onsets[] = {"b",  "c",  "ch", "d", "f",  "g", "gr", "j", "l", "m",  "n", "p",
                                                  "pr", "qu", "r",  "s", "st", "t", "tr", "v", "",  "br", "cl"};
    static constexpr std::string_view rimes[] = {"a",  "e",  "i",  "o",   "u",   "an", "en",  "on", "in",
                                                 "ou", "eu", "ai", "eau", "oir", "er", "ent", "al", "is"};
    std::mt19937 random{seed};
    std::vector<SpelledWord> words;
    for (std::size_t rank = 1; rank <= count; ++rank) {
        std::string word;
        for (auto syllables = 2 + random() % 4; syllables > 0; --syllables) {
            word += onsets[random() % std::size(onsets)];
            word += rimes[random() % std::size(rimes)];
        }
        words.push_back({.word = std::move(word), .offers = static_cast<std::uint32_t>(1 + 300'000 / rank)});
    }
    return words;
}

std::vector<std::string> misspelled(const Spelling& spelling) {
    std::mt19937 random{seed};
    std::vector<std::string> words;
    while (words.size() < 1'000) {
        std::string word{spelling.words[static_cast<std::uint32_t>(random() % spelling.words.size())]};
        const auto at = random() % word.size();
        switch (random() % 3) {
            case 0:
                word.erase(at, 1);
                break;
            case 1:
                word.insert(at, 1, 'r');
                break;
            default:
                std::swap(word[at], word[word.size() / 2]);
                break;
        }
        if (word.size() >= 4) words.push_back(std::move(word));
    }
    return words;
}

void corrections_of_a_word(benchmark::State& state) {
    const auto rows = spelling_rows(made_words(static_cast<std::size_t>(state.range(0))));
    const auto spelling = rows.view();
    const auto words = misspelled(spelling);
    std::size_t next = 0;
    for (auto _ : state) benchmark::DoNotOptimize(corrections(spelling, words[next++ % words.size()], 5));
}

void completion_with_a_typo(benchmark::State& state) {
    const auto rows = spelling_rows(made_words(static_cast<std::size_t>(state.range(0))));
    const auto spelling = rows.view();
    auto words = misspelled(spelling);
    for (auto& word : words) word.resize(word.size() * 3 / 4 + 1);
    std::size_t next = 0;
    for (auto _ : state) benchmark::DoNotOptimize(words_near_prefix(spelling, words[next++ % words.size()], 10));
}

void rows_of_all_words(benchmark::State& state) {
    const auto words = made_words(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(spelling_rows(words));
}

BENCHMARK(corrections_of_a_word)->ArgName("words")->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(completion_with_a_typo)->ArgName("words")->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(rows_of_all_words)->ArgName("words")->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace filon
