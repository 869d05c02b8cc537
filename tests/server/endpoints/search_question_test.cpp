#include "server/endpoints/search_question.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/index/index_writer.h"
#include "tests/engine/index/a_folder.h"

namespace filon {
namespace {

using testing::Contains;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

// An index of one provider and no offer: what a question is read against.
class SearchQuestionTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        reference_ = std::make_unique<ReferenceData>(ReferenceData::built_in());
        folder_ = std::make_unique<AFolder>();
        PublicIndexWriter writer{folder_->path(), *reference_};
        PublicProvider provider;
        provider.id = "P1";
        provider.name = "Alpha";
        writer.add(provider);
        Manifest manifest;
        writer.finish(manifest);
        view_ = std::make_unique<View>(View::open(folder_->path()));
    }
    static void TearDownTestSuite() {
        view_.reset();
        folder_.reset();
        reference_.reset();
    }
    auto read(const http::Pairs& parameters) {
        return read_search_question(
            parameters, {.view = *view_, .reference = *reference_, .today = *Date::parse("2026-11-24"), .tie_key = ""},
            analyser_);
    }
    SearchRequest request(const http::Pairs& parameters) {
        auto question = read(parameters);
        EXPECT_TRUE(question.has_value());
        return question ? question->request : SearchRequest{};
    }

    static inline std::unique_ptr<ReferenceData> reference_;
    static inline std::unique_ptr<AFolder> folder_;
    static inline std::unique_ptr<View> view_;
    Analyser analyser_{reference_->acronyms};
};

struct Wrong {
    http::Pairs parameters;
    std::string field;
};

TEST_F(SearchQuestionTest, NamesEachParameterThatIsWrong) {
    const std::vector<Wrong> table{
        {{{"frob", "1"}}, "frob"},
        {{{"q", std::string(513, 'x')}}, "q"},
        {{{"modality", "flying"}}, "modality"},
        {{{"modality", "onsite,flying"}}, "modality"},
        {{{"level", "flying"}}, "level"},
        {{{"max_price", "abc"}}, "max_price"},
        {{{"max_price", "100"}, {"max_price", "200"}}, "max_price"},
        {{{"radius_km", "-5"}}, "radius_km"},
        {{{"radius_km", "20001"}}, "radius_km"},
        {{{"place", "Zzyzxville"}}, "place"},
        {{{"place", "Lyon,Zzyzxville"}}, "place"},
        {{{"place", "Lyon,Lyon"}}, "place"},
        {{{"headcount", "0"}}, "headcount"},
        {{{"headcount", "10001"}}, "headcount"},
        {{{"price_per", "week"}}, "price_per"},
        {{{"tax", "free"}}, "tax"},
        {{{"tax", "exempt"}}, "tax"},
        {{{"limit", "101"}}, "limit"},
        {{{"offset", "10001"}}, "offset"},
        {{{"sort", "frob"}}, "sort"},
        {{{"sort", "distance"}}, "sort"},
        {{{"facets", "frob"}}, "facets"},
        {{{"facets", "level,level"}}, "facets"},
        {{{"lang", "zz-"}}, "lang"},
        {{{"read", "frob"}}, "read"},
    };
    for (const auto& [parameters, field] : table) {
        const auto question = read(parameters);
        ASSERT_FALSE(question.has_value()) << field << "=" << parameters.front().second;
        EXPECT_THAT(question.error(), Contains(Field(&Fault::field, field))) << parameters.front().second;
    }
}

TEST_F(SearchQuestionTest, NamesAllThatIsWrongAtOnce) {
    const auto question = read({{"limit", "-1"}, {"level", "flying"}, {"frob", ""}});
    ASSERT_FALSE(question.has_value());
    EXPECT_THAT(question.error(), SizeIs(3));
}

TEST_F(SearchQuestionTest, HasSaneDefaults) {
    const auto asked = request({});
    EXPECT_EQ(asked.limit, 20U);
    EXPECT_EQ(asked.sort, Sort::relevance);
    EXPECT_EQ(asked.criteria.price_terms.headcount, 1);
    EXPECT_FALSE(asked.criteria.about_occasions());
    EXPECT_FALSE(asked.criteria.providers.has_value());
}

TEST_F(SearchQuestionTest, TakesFiveHundredAndTwelveCharactersHoweverManyBytes) {
    std::string words;
    for (int i = 0; i < 512; ++i) words += "é";
    EXPECT_TRUE(read({{"q", words}}).has_value());
}

TEST_F(SearchQuestionTest, LooksThirtyKilometresAroundACommuneAndInsideADepartment) {
    const auto asked = request({{"place", "Lyon,69,45.76,4.83"}}).criteria.places;
    ASSERT_THAT(asked, SizeIs(3));
    EXPECT_EQ(asked[0].radius_chord, squared_chord_within(Metres::from_kilometres(30)));
    EXPECT_FALSE(asked[0].area);
    EXPECT_TRUE(asked[1].area);
    EXPECT_EQ(asked[1].departments.count(), 1U);
    EXPECT_TRUE(asked[1].departments.test(asked[0].department));
    EXPECT_FALSE(asked[2].area);
}

TEST_F(SearchQuestionTest, LooksInsideEveryDepartmentOfARegion) {
    EXPECT_EQ(request({{"place", "Auvergne-Rhône-Alpes"}}).criteria.places.at(0).departments.count(), 12U);
}

TEST_F(SearchQuestionTest, FindsNothingUnderAProviderThatIsNotThere) {
    EXPECT_THAT(*request({{"provider", "P9"}}).criteria.providers, IsEmpty());
    EXPECT_THAT(*request({{"provider", "P9,P1"}}).criteria.providers, SizeIs(1));
}

TEST_F(SearchQuestionTest, ChecksARadiusThatHasNoPlaceAndIgnoresIt) {
    EXPECT_FALSE(request({{"radius_km", "50"}}).criteria.about_occasions());
}

TEST_F(SearchQuestionTest, ReadsWordsLiterallyWhetherAskedToOrNot) {
    EXPECT_EQ(read({{"q", "excel"}})->words.words.size(), 1U);
    EXPECT_EQ(read({{"q", "excel"}, {"read", "literal"}})->words.words.size(), 1U);
}

TEST_F(SearchQuestionTest, BreaksTiesAlikeForWritingsOfTheSameWords) {
    EXPECT_EQ(request({{"q", "Excel avancé"}}).tie_seed, request({{"q", "EXCEL  AVANCE"}}).tie_seed);
    EXPECT_NE(request({{"q", "excel"}}).tie_seed, request({{"q", "word"}}).tie_seed);
}

}  // namespace
}  // namespace filon
