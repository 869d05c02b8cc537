// Laws that every answer to a need keeps, whatever the catalogue: no oracle is needed to see them broken.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/oracle/changed.h"
#include "tests/oracle/describe.h"
#include "tests/oracle/draw.h"
#include "tests/oracle/index_match.h"
#include "tests/oracle/random_need.h"
#include "tests/oracle/random_question.h"

namespace filon::oracle {
namespace {

constexpr int catalogues = 2;
constexpr int needs_a_catalogue = 40;

// Puts random needs to the indexes of random catalogues.
class MatchLaws : public testing::Test {
protected:
    struct Case {
        const IndexMatch& index;
        Need need;
        OnTopic topic;
        Need other;
        Draw& draw;
    };

    template <class Law>
    void hold(const Law& law) {
        const auto seed = seed_of_the_run();
        SCOPED_TRACE("FILON_SEED=" + std::to_string(seed));
        Draw draw{seed};
        for (int i = 0; i < catalogues; ++i) {
            const auto catalogue = random_catalogue_of_twins(draw);
            const BuiltIndex built{catalogue};
            const IndexMatch index{built, catalogue};
            const Oracle records{catalogue, the_reference()};
            for (int n = 0; n < needs_a_catalogue && !HasFailure(); ++n) {
                Case one{.index = index,
                         .need = random_need(draw, catalogue, records),
                         .topic = random_topic(draw, catalogue),
                         .other = random_need(draw, catalogue, records),
                         .draw = draw};
                SCOPED_TRACE(describe(one.need));
                law(one);
            }
        }
    }
};

Need asking(Need need, Question question) {
    need.question = std::move(question);
    return need;
}

// Ids of those that fit, on the list or folded.
// With the twins that are folded into them, or without: those may be near ones.
enum class Twins : std::uint8_t { left_out, counted };
std::set<std::string> fits_of(const IndexMatch& index, const Need& need, const OnTopic& topic, Twins twins) {
    std::set<std::string> ids;
    for (const auto& one : index.whole(need, topic).page) {
        if (one.fit.kind != Fit::Kind::fit) continue;
        ids.insert(index.id_of(one.offer));
        if (twins == Twins::counted)
            for (const auto twin : one.twins) ids.insert(index.id_of(twin));
    }
    return ids;
}

TEST_F(MatchLaws, AddingAFilterNeverRaisesTheTotal) {
    hold([](const Case& one) {
        const auto total = one.index.whole(one.need, one.topic).total;
        for (const auto& narrower : with_one_more_filter(one.need.question, one.other.question))
            EXPECT_LE(one.index.whole(asking(one.need, narrower), one.topic).total, total) << describe(narrower);
    });
}

TEST_F(MatchLaws, RulingOutNeverRaisesTheTotal) {
    hold([](const Case& one) {
        const auto total = one.index.whole(one.need, one.topic).total;
        auto narrower = one.need;
        for (const auto& [facet, values] : one.other.excluded) {
            auto& all = narrower.excluded[facet];
            for (const auto& value : values)
                if (std::ranges::find(all, value) == all.end()) all.push_back(value);
        }
        narrower.excluded_places.insert(narrower.excluded_places.end(), one.other.excluded_places.begin(),
                                        one.other.excluded_places.end());
        EXPECT_LE(one.index.whole(narrower, one.topic).total, total) << describe(narrower);
    });
}

TEST_F(MatchLaws, AWiderRadiusBudgetWindowOrLengthLosesNoFit) {
    hold([](const Case& one) {
        for (const auto& [narrow, wide] : narrow_and_wide(one.need.question, one.draw)) {
            const auto more = fits_of(one.index, asking(one.need, wide), one.topic, Twins::counted);
            EXPECT_TRUE(
                std::ranges::includes(more, fits_of(one.index, asking(one.need, narrow), one.topic, Twins::left_out)))
                << describe(narrow) << "\n  widened to\n"
                << describe(wide);
        }
    });
}

TEST_F(MatchLaws, WhatIsHardMakesNoFitAndNearOnesFewer) {
    hold([](const Case& one) {
        auto soft = one.need;
        soft.must.clear();
        const auto before = one.index.whole(soft, one.topic), after = one.index.whole(one.need, one.topic);
        EXPECT_EQ(after.total, before.total);
        EXPECT_LE(after.near_total, before.near_total);
    });
}

TEST_F(MatchLaws, ACountIsTheTotalOnceItsValueIsSelected) {
    constexpr std::int64_t most_values = 4;  // of a facet, so that a run does not last for long
    hold([](const Case& one) {
        auto need = one.need;
        need.question.facets = all_facets();
        const auto answer = one.index.whole(need, one.topic);
        ASSERT_EQ(answer.facets.size(), facet_count);
        need.question.facets.clear();
        const auto criteria = one.index.criteria_of(need);
        const auto& codes = the_reference().gazetteer.department_codes();
        for (const auto& counts : answer.facets)
            for (const auto& count : one.draw.some_of(counts.values, most_values, most_values)) {
                const auto value = facet_value_name(count, counts.facet, one.index.columns(), criteria, codes);
                const auto selecting = asking(need, selecting_alone(need.question, counts.facet, value));
                EXPECT_EQ(one.index.whole(selecting, one.topic).total, count.count)
                    << name_of(counts.facet) << " " << value;
            }
    });
}

TEST_F(MatchLaws, ARelaxationBringsWhatItPromises) {
    std::size_t seen = 0;
    hold([&](const Case& one) {
        const auto total = one.index.whole(one.need, one.topic).total;
        for (const auto& relaxation : one.index.relaxations(one.need, one.topic)) {
            ++seen;
            EXPECT_GT(relaxation.gain, 0U);
            const auto relaxed = asking(one.need, changed(one.need.question, relaxation));
            EXPECT_EQ(one.index.whole(relaxed, one.topic).total, total + relaxation.gain) << relaxation.filter;
        }
    });
    EXPECT_GT(seen, 20U);
}

TEST_F(MatchLaws, AScoreIsTheWeightedMeanOfTheValuesInPlay) {
    hold([](const Case& one) {
        const auto answer = one.index.whole(one.need, one.topic);
        EXPECT_EQ((answer.in_play & only(Criterion::topic)) != 0, one.topic.asked);
        for (const auto& matched : answer.page) {
            double sum = 0, weight = 0;
            for (std::size_t i = 0; i < criterion_count; ++i)
                if ((answer.in_play & only(static_cast<Criterion>(i))) != 0) {
                    const int its_weight = criterion_weights[i];
                    sum += its_weight * matched.fit.values[i];
                    weight += its_weight;
                    EXPECT_LE(matched.fit.values[i], 1'000);
                }
            EXPECT_NEAR(matched.fit.score, weight > 0 ? sum / weight : 0, .5001);
            EXPECT_LE(matched.fit.score, 1'000);
            EXPECT_EQ((matched.fit.close | matched.fit.unknown) & ~answer.in_play, 0U);
        }
    });
}

TEST_F(MatchLaws, TwoPagesMakeADoublePage) {
    hold([](Case& one) {
        auto& question = one.need.question;
        question.offset = static_cast<std::size_t>(one.draw.between(0, 20));
        const auto size = static_cast<std::size_t>(one.draw.between(1, 40));
        question.limit = 2 * size;
        const auto both = one.index.answer(one.need, one.topic).page;
        question.limit = size;
        auto pages = one.index.answer(one.need, one.topic).page;
        question.offset += size;
        for (const auto& more : one.index.answer(one.need, one.topic).page) pages.push_back(more);
        ASSERT_EQ(pages.size(), both.size());
        for (std::size_t i = 0; i < both.size(); ++i) {
            EXPECT_EQ(pages[i].offer, both[i].offer);
            EXPECT_EQ(pages[i].twins, both[i].twins);
            EXPECT_EQ(pages[i].fit.score, both[i].fit.score);
        }
    });
}

TEST_F(MatchLaws, TheOrderOfTheRecordsChangesNothing) {
    const auto seed = seed_of_the_run();
    SCOPED_TRACE("FILON_SEED=" + std::to_string(seed));
    Draw draw{seed};
    auto catalogue = random_catalogue_of_twins(draw);
    const Oracle records{catalogue, the_reference()};
    auto shuffled = catalogue;
    draw.shuffle(shuffled.providers);
    draw.shuffle(shuffled.offers);
    const BuiltIndex built{catalogue}, other_built{shuffled};
    const IndexMatch index{built, catalogue}, other{other_built, shuffled};
    for (int n = 0; n < needs_a_catalogue; ++n) {
        const auto need = random_need(draw, catalogue, records);
        const auto topic = random_topic(draw, catalogue);
        const auto one = index.whole(need, topic), two = other.whole(need, topic);
        ASSERT_EQ(one.page.size(), two.page.size()) << describe(need);
        for (std::size_t i = 0; i < one.page.size(); ++i) EXPECT_EQ(one.page[i].offer, two.page[i].offer);
        EXPECT_EQ(one.facets, two.facets);
    }
}

}  // namespace
}  // namespace filon::oracle
