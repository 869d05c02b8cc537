// Rules: how they are written, and what they find.
#include "engine/reading/grammar.h"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/reading/pattern.h"
#include "engine/reading/said_text.h"

namespace filon {
namespace {

using ::testing::ElementsAre;

TEST(Pattern, StandsForEverySequenceOfItsAlternatives) {
    EXPECT_THAT(open_pattern("a (b | c d) [e]"),
                ElementsAre(ElementsAre("a", "b", "e"), ElementsAre("a", "b"), ElementsAre("a", "c", "d", "e"),
                            ElementsAre("a", "c", "d")));
}

TEST(Pattern, HoldsBracketsThatAreSaid) {
    EXPECT_THAT(open_pattern("equipe \\( <n> \\)"), ElementsAre(ElementsAre("equipe", "(", "<n>", ")")));
}

TEST(Pattern, IsRefusedWhereItIsNotWellFormed) {
    for (const auto* pattern : {"(a", "a)", "[a", "[a]", "", "a |"}) {
        SCOPED_TRACE(pattern);
        EXPECT_THROW(open_pattern(pattern), std::logic_error);
    }
}

// "first-end value value", for each match.
std::vector<std::string> matches(const Grammar& grammar, std::string_view text) {
    const SaidText said{text, grammar};
    std::vector<RuleMatch> found;
    for (std::uint32_t at = 0; at < said.words.size(); ++at) grammar.match(said.words, said.numbers, at, found);
    std::vector<std::string> lines;
    for (const auto& match : found) {
        auto line = std::to_string(match.first) + "-" + std::to_string(match.end);
        for (const auto& [field, value] : grammar.rules()[match.rule].values) line += " " + field + "=" + value;
        lines.push_back(line);
    }
    return lines;
}

TEST(Grammar, FindsWordsNumbersClassesAndNouns) {
    const Grammar grammar{
        "units = jours heures\n"
        "people = personne*\n"
        "headcount=$1 .9 : <n> <people>\n"
        "    | pour <n> <noun>\n"
        "modality=elearning .9 : e learning\n"};
    EXPECT_THAT(matches(grammar, "6 personnes"), ElementsAre("0-2 headcount=$1"));
    EXPECT_THAT(matches(grammar, "pour 4 soudeurs"), ElementsAre("0-3 headcount=$1"));
    EXPECT_THAT(matches(grammar, "pour 4 jours"), ElementsAre());
    EXPECT_THAT(matches(grammar, "e-learning"), ElementsAre("0-3 modality=elearning"));
}

TEST(Grammar, SaysWhereARuleIsNotWellFormed) {
    for (const auto* rules : {"field=value : pattern\n", "field=value 2 : pattern\n", "field=value .9 : <nobody>\n",
                              "neither this nor that\n", "field=value .9 : (open\n"}) {
        SCOPED_TRACE(rules);
        EXPECT_THROW(Grammar{rules}, std::logic_error);
    }
}

TEST(Grammar, IsSoundAsItIsBuiltIn) {
    EXPECT_GT(Grammar::built_in().rules().size(), 80U);
}

}  // namespace
}  // namespace filon
