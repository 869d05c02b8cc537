#include "server/endpoints/parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> fields(Parameters& parameters) {
    std::vector<std::string> names;
    for (const auto& fault : parameters.faults()) names.push_back(fault.field);
    return names;
}

TEST(Parameters, TakeSeveralValuesByCommaOrByRepetition) {
    Parameters parameters{{{"level", "beginner, expert"}, {"level", "advanced"}}};
    EXPECT_THAT(parameters.several("level"), ElementsAre("beginner", "expert", "advanced"));
    EXPECT_THAT(fields(parameters), IsEmpty());
}

TEST(Parameters, RefuseTheSameValueTwice) {
    Parameters parameters{{{"level", "expert,expert"}}};
    EXPECT_THAT(parameters.several("level"), IsEmpty());
    EXPECT_THAT(fields(parameters), ElementsAre("level"));
}

TEST(Parameters, RefuseASecondValueOfWhatTakesOne) {
    Parameters parameters{{{"q", "excel"}, {"q", "word"}}};
    EXPECT_FALSE(parameters.one("q").has_value());
    EXPECT_THAT(fields(parameters), ElementsAre("q"));
}

TEST(Parameters, CountAnEmptyValueAsMissing) {
    Parameters parameters{{{"q", ""}, {"level", ","}}};
    EXPECT_FALSE(parameters.one("q").has_value());
    EXPECT_THAT(parameters.several("level"), IsEmpty());
    EXPECT_THAT(fields(parameters), IsEmpty());
}

TEST(Parameters, NameEveryOneThatNobodyAskedFor) {
    Parameters parameters{{{"frob", "1"}, {"q", "excel"}, {"knob", ""}}};
    parameters.one("q");
    EXPECT_THAT(fields(parameters), ElementsAre("frob", "knob"));
}

TEST(Parameters, KeepACoordinateTogether) {
    Parameters parameters{{{"place", "Lyon,45.76,4.83,-21.1, 55.5,Paris"}}};
    EXPECT_THAT(parameters.places("place"), ElementsAre("Lyon", "45.76,4.83", "-21.1,55.5", "Paris"));
}

struct NumberCase {
    std::string text;
    std::optional<double> value;
};

class Numbers : public testing::TestWithParam<NumberCase> {};

TEST_P(Numbers, AreDigitsWithAtMostOnePoint) {
    Parameters parameters{{{"max_price", GetParam().text}}};
    EXPECT_EQ(parameters.number("max_price", 0, 1e9), GetParam().value);
    EXPECT_EQ(parameters.faults().size(), GetParam().value ? 0U : 1U);
}

INSTANTIATE_TEST_SUITE_P(Parameters, Numbers,
                         testing::Values(NumberCase{"0", 0}, NumberCase{"350", 350}, NumberCase{"12.5", 12.5},
                                         NumberCase{"007", 7}, NumberCase{"-5", {}}, NumberCase{"+5", {}},
                                         NumberCase{"1e3", {}}, NumberCase{"1e400", {}}, NumberCase{"nan", {}},
                                         NumberCase{"inf", {}}, NumberCase{"0x10", {}}, NumberCase{"1,5", {}},
                                         NumberCase{"1.2.3", {}}, NumberCase{".5", {}}, NumberCase{"5.", {}},
                                         NumberCase{" 5", {}}, NumberCase{"5 €", {}}, NumberCase{"99999999999", {}},
                                         NumberCase{std::string(400, '9'), {}}));

class Wholes : public testing::TestWithParam<std::pair<std::string, bool>> {};

TEST_P(Wholes, AreDigitsWithinTheirBounds) {
    Parameters parameters{{{"limit", GetParam().first}}};
    EXPECT_EQ(parameters.whole("limit", 0, 100).has_value(), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(Parameters, Wholes,
                         testing::Values(std::pair{"0", true}, std::pair{"100", true}, std::pair{"101", false},
                                         std::pair{"-1", false}, std::pair{"1e1", false}, std::pair{"5.0", false},
                                         std::pair{"+5", false}, std::pair{"99999999999999999999", false}));

TEST(Parameters, QuoteNoMoreThanALittleOfAWrongValue) {
    Parameters parameters{{{"level", std::string(5'000, 'x')}}};
    parameters.choices<Level>("level");
    EXPECT_LT(parameters.faults().front().reason.size(), 200U);
}

}  // namespace
}  // namespace filon
