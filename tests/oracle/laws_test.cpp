// Laws that every search keeps, whatever the catalogue: no oracle is needed to see them broken.
#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "engine/text/fold.h"
#include "tests/oracle/built_index.h"
#include "tests/oracle/changed.h"
#include "tests/oracle/describe.h"
#include "tests/oracle/draw.h"
#include "tests/oracle/oracle.h"
#include "tests/oracle/random_catalogue.h"
#include "tests/oracle/random_offer.h"
#include "tests/oracle/random_question.h"
#include "tests/oracle/words.h"

namespace filon::oracle {
namespace {

constexpr int catalogues = 4;
constexpr int questions_a_catalogue = 60;

// Puts random questions, in whole pages, to the indexes of random catalogues.
class Laws : public testing::Test {
protected:
    template <class Law>
    void hold(const Law& law) {
        const auto seed = seed_of_the_run();
        SCOPED_TRACE("FILON_SEED=" + std::to_string(seed));
        Draw draw{seed};
        for (int i = 0; i < catalogues; ++i) {
            const auto catalogue = random_catalogue(draw);
            const BuiltIndex index{catalogue};
            for (int n = 0; n < questions_a_catalogue && !HasFailure(); ++n) {
                auto question = random_question(draw, catalogue);
                question.offset = 0;
                question.limit = catalogue.offers.size();
                SCOPED_TRACE(describe(question));
                law(index, question, random_question(draw, catalogue), draw);
            }
        }
    }
};

std::map<std::string, std::uint16_t> scores_of(const Answer& answer) {
    std::map<std::string, std::uint16_t> scores;
    for (const auto& shown : answer.page) scores.emplace(shown.offer, shown.score);
    return scores;
}

bool holds_all_of(const Answer& larger, const Answer& smaller) {
    const auto ids = scores_of(larger);
    return std::ranges::all_of(smaller.page, [&](const Shown& shown) { return ids.contains(shown.offer); });
}

// A search for words alone, in one page.
Question asking_for(const std::string& words, const Catalogue& catalogue) {
    Question question;
    question.words = words;
    question.today = built_on;
    question.limit = catalogue.offers.size();
    return question;
}

// What offers hold, by id.
std::map<std::string, Terms> terms_of_all(const Catalogue& catalogue) {
    const auto names = names_with(the_reference(), catalogue.lexicon);
    std::map<std::string, Terms> terms;
    for (const auto& offer : catalogue.offers) terms.emplace(offer.id, terms_of(offer, *names));
    return terms;
}

// "Pour l'été" as "POUR L’ETE".
std::string in_plain_capitals(const std::string& words) {
    std::string capitals;
    for (const char c : fold(words)) {
        if (c == '\'')
            capitals += "’";
        else
            capitals += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return capitals;
}

TEST_F(Laws, AddingAFilterNeverRaisesATotalNorChangesAScore) {
    hold([](const BuiltIndex& index, Question question, const Question& other, Draw&) {
        question.sort = Sort::relevance;
        const auto before = index.answer(question);
        const auto scores = scores_of(before);
        for (const auto& narrower : with_one_more_filter(question, other)) {
            const auto after = index.answer(narrower);
            EXPECT_LE(after.total, before.total) << describe(narrower);
            EXPECT_TRUE(std::ranges::is_sorted(after.page, std::ranges::greater{}, &Shown::score));
            for (const auto& shown : after.page) {
                ASSERT_TRUE(scores.contains(shown.offer)) << describe(narrower) << " finds " << shown.offer;
                EXPECT_EQ(shown.score, scores.at(shown.offer));
            }
        }
    });
}

TEST_F(Laws, ACountIsTheTotalOnceItsValueIsSelected) {
    constexpr std::int64_t most_values = 6;  // of a facet, so that a run does not last for long
    hold([](const BuiltIndex& index, Question question, const Question&, Draw& draw) {
        question.facets = all_facets();
        const auto answer = index.answer(question);
        ASSERT_EQ(answer.facets.size(), facet_count);
        question.facets.clear();
        for (const auto& counts : answer.facets)
            for (const auto& count : draw.some_of(counts.values, most_values, most_values))
                EXPECT_EQ(index.answer(selecting_alone(question, counts.facet, count.value)).total, count.offers)
                    << name_of(counts.facet) << " " << count.value;
    });
}

TEST_F(Laws, AWiderRadiusBudgetWindowOrLengthLosesNoHit) {
    hold([](const BuiltIndex& index, const Question& question, const Question&, Draw& draw) {
        for (const auto& [narrow, wide] : narrow_and_wide(question, draw))
            EXPECT_TRUE(holds_all_of(index.answer(wide), index.answer(narrow)))
                << describe(narrow) << "\n  widened to\n"
                << describe(wide);
    });
}

TEST_F(Laws, TwoPagesMakeADoublePage) {
    hold([](const BuiltIndex& index, Question question, const Question&, Draw& draw) {
        question.offset = static_cast<std::size_t>(draw.between(0, 20));
        const auto size = static_cast<std::size_t>(draw.between(1, 40));
        question.limit = 2 * size;
        const auto both = index.answer(question).page;
        question.limit = size;
        auto pages = index.answer(question).page;
        question.offset += size;
        const auto second = index.answer(question).page;
        pages.insert(pages.end(), second.begin(), second.end());
        EXPECT_EQ(pages, both);
    });
}

TEST_F(Laws, CapitalsAccentsAndApostrophesOfTheWordsChangeNothing) {
    hold([](const BuiltIndex& index, Question question, const Question& other, Draw&) {
        if (question.words.empty()) question.words = other.words;
        const auto before = index.answer(question);
        question.words = in_plain_capitals(question.words);
        EXPECT_EQ(index.answer(question), before) << question.words;
    });
}

// The words of the request that could be held otherwise, and that an offer holds as they are written.
std::set<const QueryWord*> held_as_written(const Terms& terms, const TextQuery& query) {
    std::set<const QueryWord*> words;
    for (const auto& word : query.words)
        if (!word.corrected.empty() && holds_as_written(terms, word)) words.insert(&word);
    return words;
}

TEST_F(Laws, WhatHoldsAWordAsItIsWrittenComesBeforeWhatHoldsItsCorrection) {
    const auto seed = seed_of_the_run();
    SCOPED_TRACE("FILON_SEED=" + std::to_string(seed));
    Draw draw{seed};
    int after_what_holds_more = 0;
    for (int i = 0; i < catalogues; ++i) {
        auto catalogue = random_catalogue(draw);
        misspell(draw, catalogue.offers);
        const BuiltIndex index{catalogue};
        const auto terms = terms_of_all(catalogue);
        for (int n = 0; n < questions_a_catalogue && !HasFailure(); ++n) {
            const auto& slip = draw.one_of(slips()).slip;
            const auto words = draw.one_in(2) ? slip : slip + " " + random_words(draw);
            const auto query = index.query(words);
            std::map<std::set<const QueryWord*>, std::string> before;  // the last offer that holds so much as written
            for (const auto& shown : index.answer(asking_for(words, catalogue)).page) {
                const auto held = held_as_written(terms.at(shown.offer), query);
                for (const auto& [other, offer] : before) {
                    if (other.size() < held.size() && std::ranges::includes(held, other))
                        ADD_FAILURE() << words << ": " << offer << " before " << shown.offer;
                    if (other.size() > held.size() && std::ranges::includes(other, held)) ++after_what_holds_more;
                }
                before[held] = shown.offer;
            }
        }
    }
    EXPECT_GT(after_what_holds_more, 0);
}

// What is curated or mended brings offers, and takes away none that holds the words as they are written.
TEST_F(Laws, WhatElseIsMeantLosesNoOfferThatHoldsTheWords) {
    hold([](const BuiltIndex& index, const Question&, const Question&, Draw& draw) {
        const auto words = random_words(draw);
        const auto query = index.query(words);
        auto literal = query;
        for (auto& word : literal.words) {
            word.synonyms.clear();
            word.corrected.clear();
        }
        const auto more = index.scores(query);
        for (const auto& [offer, score] : index.scores(literal)) EXPECT_TRUE(more.contains(offer)) << words;
    });
}

TEST_F(Laws, ATopicIsFoundByEachOfItsNamesInFourLanguages) {
    const auto seed = seed_of_the_run();
    SCOPED_TRACE("FILON_SEED=" + std::to_string(seed));
    Draw draw{seed};
    for (int i = 0; i < catalogues; ++i) {
        const auto catalogue = random_catalogue(draw);
        const BuiltIndex index{catalogue};
        for (const auto& offer : catalogue.offers) {
            if (offer.topics.empty()) continue;
            const auto* topic = index.index().vocabulary().taxonomy().find(offer.topics.front());
            if (topic == nullptr) continue;
            const auto name = draw.one_of(names_of_topic(*topic)).first;
            EXPECT_TRUE(index.scores(index.query(name)).contains(offer.id)) << name << " does not find " << offer.id;
        }
    }
}

// A request for one side of a team's pair finds what says the other.
TEST_F(Laws, ATeamsPairIsTheSameBothWays) {
    const auto seed = seed_of_the_run();
    SCOPED_TRACE("FILON_SEED=" + std::to_string(seed));
    Draw draw{seed};
    for (int i = 0; i < catalogues; ++i) {
        auto catalogue = random_catalogue(draw);
        const SynonymPair pair{draw.one_of(catalogue_words()), draw.one_of(catalogue_words())};
        catalogue.lexicon.synonyms.push_back(pair);
        auto& one = catalogue.offers.front();
        auto& other = catalogue.offers.back();
        one.title = pair.one + " " + draw.one_of(catalogue_words());
        other.title = draw.one_of(catalogue_words()) + " " + pair.other;
        const BuiltIndex index{catalogue};
        EXPECT_TRUE(index.scores(index.query(pair.other)).contains(one.id)) << pair.other << " for " << pair.one;
        EXPECT_TRUE(index.scores(index.query(pair.one)).contains(other.id)) << pair.one << " for " << pair.other;
    }
}

TEST_F(Laws, TheOrderOfTheRecordsChangesNothing) {
    const auto seed = seed_of_the_run();
    SCOPED_TRACE("FILON_SEED=" + std::to_string(seed));
    Draw draw{seed};
    for (int i = 0; i < catalogues; ++i) {
        auto catalogue = random_catalogue(draw);
        const BuiltIndex one{catalogue};
        draw.shuffle(catalogue.providers);
        draw.shuffle(catalogue.offers);
        const BuiltIndex other{catalogue};
        for (int n = 0; n < questions_a_catalogue; ++n) {
            const auto question = random_question(draw, catalogue);
            EXPECT_EQ(one.answer(question), other.answer(question)) << describe(question);
        }
    }
}

}  // namespace
}  // namespace filon::oracle
