#include "server/endpoints/search_question.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/endpoints/question_fixture.h"

namespace filon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using SearchQuestionTest = QuestionTest;

TEST_F(SearchQuestionTest, HasSaneDefaults) {
    const auto asked = request({{"q", ""}});
    EXPECT_EQ(asked.limit, 20U);
    EXPECT_EQ(asked.offset, 0U);
    EXPECT_EQ(asked.sort, Sort::relevance);
    EXPECT_EQ(asked.criteria.price_terms.headcount, 1);
    EXPECT_EQ(asked.criteria.price_terms.per, PriceAskedPer::person);
    EXPECT_EQ(asked.criteria.price_terms.tax, Tax::excluded);
    EXPECT_FALSE(asked.criteria.about_occasions());
    EXPECT_FALSE(asked.criteria.providers.any());
    EXPECT_EQ(asked.criteria.today, *Date::parse("2026-11-24"));
    EXPECT_FALSE(read({{"q", ""}})->relax);
}

TEST_F(SearchQuestionTest, LooksThirtyKilometresAroundACommuneAndInsideADepartment) {
    const auto asked = criteria({{"place", "Lyon,69,45.76,4.83"}}).places;
    ASSERT_THAT(asked, SizeIs(3));
    EXPECT_EQ(asked[0].radius_chord, squared_chord_within(Metres::from_kilometres(30)));
    EXPECT_FALSE(asked[0].area);
    EXPECT_TRUE(asked[1].area);
    EXPECT_EQ(asked[1].departments.count(), 1U);
    EXPECT_TRUE(asked[1].departments.test(asked[0].department));
    EXPECT_FALSE(asked[2].area);
}

TEST_F(SearchQuestionTest, LooksInsideEveryDepartmentOfARegion) {
    EXPECT_EQ(criteria({{"place", "Auvergne-Rhône-Alpes"}}).places.at(0).departments.count(), 12U);
}

TEST_F(SearchQuestionTest, ChecksARadiusThatHasNoPlaceAndIgnoresIt) {
    EXPECT_FALSE(criteria({{"radius_km", "50"}}).about_occasions());
}

TEST_F(SearchQuestionTest, FindsNothingUnderWhatIsNotThereInAnOpenList) {
    EXPECT_THAT(criteria({{"provider", "P9"}}).providers.ranks, IsEmpty());
    EXPECT_TRUE(criteria({{"provider", "P9"}}).providers.any());
    EXPECT_THAT(criteria({{"provider", "P9,P2"}}).providers.ranks,
                ElementsAre(*index_->view().provider_ids().find("P2")));
    EXPECT_THAT(criteria({{"exclude_provider", "P9,P2"}}).ruled_out.providers, SizeIs(1));
    EXPECT_THAT(criteria({{"certification", "frob"}}).tagged(Tagged::certification).absent, ElementsAre("frob"));
    EXPECT_THAT(criteria({{"teaching_language", "ZZ"}}).tagged(Tagged::teaching_language).absent, ElementsAre("zz"));
    // A topic that is taught nowhere is none the less one.
    EXPECT_THAT(criteria({{"topic_id", "word"}}).tagged(Tagged::topic).absent, ElementsAre("word"));
}

TEST_F(SearchQuestionTest, KnowsAValueOfAnOpenListInAnyWriting) {
    for (const auto* name : {"TOSA Bureautique", "tosa  BUREAUTIQUE", "Tosa bureautique"})
        EXPECT_THAT(criteria({{"certification", name}}).tagged(Tagged::certification).ranks, SizeIs(1)) << name;
    for (const auto* tag : {"en", "EN", "en-gb", "En-GB"})
        EXPECT_THAT(criteria({{"teaching_language", tag}}).tagged(Tagged::teaching_language).ranks, SizeIs(1)) << tag;
}

TEST_F(SearchQuestionTest, KeepsUnknownApartFromValues) {
    const auto asked = criteria({{"level", "beginner,unknown"},
                                 {"price_band", "unknown"},
                                 {"month", "2027-01,unknown"},
                                 {"department", "2A"},
                                 {"qualiopi", "false"},
                                 {"eqf", "8"}});
    EXPECT_EQ(asked.trait(Trait::level).values, mask_of(Level::beginner));
    EXPECT_TRUE(asked.trait(Trait::level).unknown);
    EXPECT_EQ(asked.price_band.values, 0);
    EXPECT_TRUE(asked.price_band.unknown);
    EXPECT_THAT(asked.month.ranks, ElementsAre(Month{57 * 12}));
    EXPECT_TRUE(asked.month.unknown);
    EXPECT_EQ(asked.department.departments.count(), 1U);
    EXPECT_FALSE(asked.department.unknown);
    EXPECT_EQ(asked.trait(Trait::qualiopi).values, mask_of(Truth::no));
    EXPECT_EQ(asked.trait(Trait::eqf).values, 0x80);
}

TEST_F(SearchQuestionTest, ReadsAmountsDaysAndLengthsToTheLastDigitThatCounts) {
    const auto asked = criteria({{"min_price", "99.99"},
                                 {"max_price", "100"},
                                 {"max_days", "0.5"},
                                 {"max_hours", "3.25"},
                                 {"tax", "included"},
                                 {"price_per", "person_day"},
                                 {"headcount", "7"}});
    EXPECT_EQ(asked.min_price, Euros::from_cents(99'99));
    EXPECT_EQ(asked.max_price, Euros::from_cents(100'00));
    EXPECT_EQ(asked.max_days, 350);
    EXPECT_EQ(asked.max_hours, 325);
    EXPECT_EQ(asked.price_terms.tax, Tax::included);
    EXPECT_EQ(asked.price_terms.per, PriceAskedPer::person_day);
    EXPECT_EQ(asked.price_terms.headcount, 7);
}

TEST_F(SearchQuestionTest, ReadsWordsLiterallyWhetherAskedToOrNot) {
    EXPECT_EQ(read({{"q", "excel"}})->words.words.size(), 1U);
    EXPECT_EQ(read({{"q", "excel"}, {"read", "literal"}})->words.words.size(), 1U);
}

TEST_F(SearchQuestionTest, RulesOutWhatItsWordsSurelyRuleOut) {
    const auto asked = read({{"q", "excel, pas de e-learning"}});
    EXPECT_EQ(asked->request.criteria.ruled_out.modalities, mask_of(Modality::elearning));
    EXPECT_THAT(asked->read.excluded.modalities, ElementsAre(Modality::elearning));
    EXPECT_THAT(asked->read.must, ElementsAre("exclude"));
    EXPECT_EQ(asked->words.content_words(), 1U);
    EXPECT_EQ(request({{"q", "excel, pas de e-learning"}, {"read", "literal"}}).criteria.ruled_out.modalities, 0);
}

TEST_F(SearchQuestionTest, BreaksTiesAlikeForWritingsOfTheSameWords) {
    EXPECT_EQ(request({{"q", "Excel avancé"}}).tie_seed, request({{"q", "EXCEL  AVANCE"}}).tie_seed);
    EXPECT_NE(request({{"q", "excel"}}).tie_seed, request({{"q", "word"}}).tie_seed);
}

}  // namespace
}  // namespace filon
