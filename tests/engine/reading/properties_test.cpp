// What holds of every request, tried on random ones put together of parts.
#include <algorithm>
#include <array>
#include <chrono>
#include <random>

#include <gtest/gtest.h>

#include "engine/values/utf8.h"
#include "tests/engine/reading/a_reading.h"
#include "tests/seed.h"

namespace filon::reading_tests {
namespace {

constexpr std::array topics{"Excel",   "gestion de paie",           "anglais", "CACES R489", "management d'équipe",
                            "soudage", "prise de parole en public", "ISO 9001"};
constexpr std::array said_of_it{"à Bordeaux",           "pour 6 personnes",
                                "en janvier",           "800 € HT maximum",
                                "niveau avancé",        "2 jours",
                                "à distance",           "cpf",
                                "dans nos locaux",      "le samedi",
                                "d'ici juin",           "14 h",
                                "1.200 € par personne", "(44)",
                                "à partir de mars",     "3 groupes de 12"};
constexpr std::array hostile{
    "\xF0\x9F\x98\x80",     "((((", "€€€", "0000000000", "\n\n\n", "/",    "\xC2\xA0", "--", "1er", "%", "12/13/2027",
    "99999999999999999999", "R",    "à",   "' ' '",      "2k€k€",  "A1A1", "::::"};

struct Dice {
    std::uint64_t seed = seed_of_the_run();
    std::mt19937_64 generator{seed};
    template <class T>
    const char* one_of(const T& list) {
        return list[std::uniform_int_distribution<std::size_t>{0, list.size() - 1}(generator)];
    }
    std::string request(bool with_hostile = false) {
        std::string text = std::string{"formation "} + one_of(topics);
        for (int parts = std::uniform_int_distribution{0, 5}(generator); parts > 0; --parts)
            text += std::string{", "} + (with_hostile && parts % 2 == 0 ? one_of(hostile) : one_of(said_of_it));
        return text;
    }
};

constexpr int requests = 300;

std::string without_spans(std::vector<Need> needs) {
    std::string lines;
    for (auto& need : needs) lines += line_of(need) + "\n";
    return lines;
}

class Reading : public ::testing::Test {
protected:
    Dice dice;
    testing::ScopedTrace trace{__FILE__, __LINE__, "FILON_SEED=" + std::to_string(dice.seed)};
};

TEST_F(Reading, ShowsTheWordsOfTheTextInItsSpans) {
    for (int n = 0; n < requests; ++n) {
        const auto text = dice.request(true);
        SCOPED_TRACE(text);
        for (const auto& need : needs_in(text))
            for (const auto& span : need.spans) {
                ASSERT_LT(span.start, span.end);
                ASSERT_LE(span.end, text.size());
                EXPECT_TRUE(is_utf8(std::string_view{text}.substr(span.start, span.end - span.start)));
                EXPECT_GT(span.confidence, 0);
                EXPECT_LT(span.confidence, 1);
            }
    }
}

TEST_F(Reading, IsTheSameEachTime) {
    for (int n = 0; n < requests / 3; ++n) {
        const auto text = dice.request(true);
        SCOPED_TRACE(text);
        EXPECT_EQ(needs_in(text), needs_in(text));
    }
}

TEST_F(Reading, DoesNotDependOnCapitals) {
    for (int n = 0; n < requests; ++n) {
        const auto text = dice.request();
        auto shouted = text;
        std::ranges::transform(shouted, shouted.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        SCOPED_TRACE(text);
        EXPECT_EQ(without_spans(needs_in(shouted)), without_spans(needs_in(text)));
    }
}

TEST_F(Reading, IsNotChangedByACourtesy) {
    for (int n = 0; n < requests; ++n) {
        const auto text = dice.request();
        SCOPED_TRACE(text);
        EXPECT_EQ(without_spans(needs_in("Bonjour,\n\n" + text +
                                         "\n\nMerci d'avance de votre réponse.\n\nCordialement,\nClaire")),
                  without_spans(needs_in(text)));
    }
}

TEST_F(Reading, OfATopicAndLyonIsThatTopicAndLyonAlone) {
    for (const auto* topic : topics) {
        const auto bare = need_in(topic);
        auto placed = need_in(std::string{topic} + " à Lyon");
        SCOPED_TRACE(topic);
        ASSERT_EQ(placed.wanted.places.size(), 1U);
        EXPECT_EQ(placed.wanted.places.front().code, "69123");
        placed.wanted.places.clear();
        EXPECT_EQ(line_of(placed), line_of(bare));
    }
}

TEST_F(Reading, OfBytesWithoutSenseEnds) {
    for (int n = 0; n < requests; ++n) {
        std::string text;
        for (int parts = std::uniform_int_distribution{1, 40}(dice.generator); parts > 0; --parts) {
            const int which = std::uniform_int_distribution{0, 3}(dice.generator);
            text += which == 0 ? dice.one_of(hostile) : which == 1 ? dice.one_of(topics) : dice.one_of(said_of_it);
            if (std::uniform_int_distribution{0, 1}(dice.generator) == 1) text += ' ';
        }
        SCOPED_TRACE(text);
        EXPECT_FALSE(needs_in(text).empty());
    }
}

TEST_F(Reading, OfBytesThatAreNoTextEnds) {
    for (int n = 0; n < requests; ++n) {
        std::string text(std::uniform_int_distribution<std::size_t>{1, 300}(dice.generator), ' ');
        for (auto& c : text) c = static_cast<char>(std::uniform_int_distribution{0, 255}(dice.generator));
        EXPECT_FALSE(needs_in(text).empty());
    }
}

}  // namespace
}  // namespace filon::reading_tests
