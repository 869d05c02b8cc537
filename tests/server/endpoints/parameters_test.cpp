#include "server/endpoints/parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/endpoints/parameter_table.h"
#include "tests/server/endpoints/question_fixture.h"

namespace filon {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::Le;
using testing::ResultOf;
using testing::UnorderedElementsAre;

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

// Each parameter of a search, as senders may write it.
using SearchParameters = QuestionTest;

TEST_F(SearchParameters, TakesEveryParameterThereIsAtOnce) {
    expect_taken(ordinary_parameters);
}

TEST_F(SearchParameters, CountsAnEmptyValueOfAnythingAsMissing) {
    for (const auto& [name, value] : ordinary_parameters) {
        expect_taken({{name, ""}});
        expect_taken({{name, ""}, {name, value}, {name, ""}, {"place", name == "place" ? "" : "Lyon"}});
    }
    for (const auto& parameter : list_parameters)
        for (const auto* nothing : {",", " , ", "  "}) expect_taken({{parameter.name, nothing}});
}

TEST_F(SearchParameters, TakesNumbersFromNoughtToTheLargestAndNothingElseForOne) {
    for (const auto& parameter : number_parameters) {
        expect_taken({{parameter.name, parameter.most}});
        expect_taken({{parameter.name, parameter.whole ? "007" : "007.50"}});
        expect_refused(parameter.name, parameter.above);
        expect_refused(parameter.name, parameter.below);
        for (const auto& text : no_numbers()) expect_refused(parameter.name, text);
        if (parameter.whole)
            for (const auto* text : {"5.0", "5.5"}) expect_refused(parameter.name, text);
    }
}

TEST_F(SearchParameters, TakesDaysThatExistAndNothingElseForOne) {
    for (const auto* name : {"date_from", "date_to"}) {
        for (const auto* day : {"2027-01-05", "2028-02-29", "1900-01-01", "2999-12-31"}) expect_taken({{name, day}});
        for (const auto& text : no_days()) expect_refused(name, text);
    }
}

TEST_F(SearchParameters, TakesEachValueOfAListAndRefusesWhatIsNotInIt) {
    for (const auto& parameter : list_parameters) {
        std::string all;
        for (const auto& value : parameter.values) all += (all.empty() ? "" : ", ") + value;
        expect_taken({{parameter.name, all}});
        if (parameter.unknown) expect_taken({{parameter.name, all + ",unknown"}});
        if (!parameter.closed) continue;
        if (!parameter.unknown) expect_refused(parameter.name, "unknown");
        for (const auto* text : {"frob", "Unknown", "null", "0", "٥", "onsite;remote", "%6Fnsite", "on\tsite"})
            expect_refused(parameter.name, text);
        expect_refused(parameter.name, parameter.values.front() + ",frob");
        expect_refused(parameter.name, parameter.values.front() + "x");
        expect_refused(parameter.name, parameter.values.front() + " " + parameter.values.back());
        expect_refused(parameter.name, std::string(5'000, 'x'));
    }
}

TEST_F(SearchParameters, RefusesTheSameValueTwiceHoweverItIsGiven) {
    for (const auto& parameter : list_parameters) {
        const auto &first = parameter.values.front(), &last = parameter.values.back();
        expect_refused(parameter.name, first + "," + first);
        expect_refused(parameter.name, first + "," + last + ", " + first);
        EXPECT_THAT(refused({{parameter.name, first}, {parameter.name, first}}), ElementsAre(parameter.name));
        expect_taken({{parameter.name, first}, {parameter.name, last}});
    }
    for (const auto* twice : {"fr,FR", "en-gb,en-GB", "EN,fr,en"}) expect_refused("teaching_language", twice);
    for (const auto* twice : {"TOSA,tosa", "Certificat Évalué,certificat evalue"})
        expect_refused("certification", twice);
    expect_refused("place", "Lyon,Lyon");
}

TEST_F(SearchParameters, RefusesASecondValueOfWhatTakesOne) {
    std::vector<std::string> single{"q", "lang", "date_from", "date_to"};
    for (const auto& parameter : number_parameters) single.push_back(parameter.name);
    for (const auto& parameter : choice_parameters) single.push_back(parameter.name);
    for (const auto& [name, value] : ordinary_parameters)
        if (std::ranges::find(single, name) != single.end()) {
            EXPECT_THAT(refused({{name, value}, {name, value}}), ElementsAre(name)) << name;
        }
}

TEST_F(SearchParameters, TakesOneValueOfAChoiceAndNoWritingOfItsOwn) {
    for (const auto& parameter : choice_parameters) {
        for (const auto& value : parameter.values) {
            expect_taken({{parameter.name, value}});
            for (const auto& text : {value + " ", " " + value, value + "," + value, value + "s", "X" + value})
                expect_refused(parameter.name, text);
        }
        for (const auto* text : {"frob", "unknown", "1", "TRUE", "yes", "exempt"}) expect_refused(parameter.name, text);
    }
}

TEST_F(SearchParameters, RefusesMoreValuesThanAnyoneMeans) {
    for (const auto& parameter : list_parameters) {
        http::Pairs repeated;
        std::string joined;
        for (int i = 0; i < 10'000; ++i) {
            repeated.emplace_back(parameter.name, "v" + std::to_string(i));
            joined += "v" + std::to_string(i) + ",";
        }
        EXPECT_THAT(refused(repeated), ElementsAre(parameter.name));
        expect_refused(parameter.name, joined);
    }
}

TEST_F(SearchParameters, RefusesWhatContradictsItself) {
    const std::vector<AskedAndRefused> table{
        {{{"min_price", "200"}, {"max_price", "100"}}, {"min_price"}},
        {{{"min_price", "100.01"}, {"max_price", "100"}}, {"min_price"}},
        {{{"min_price", "100"}, {"max_price", "100"}}, {}},
        {{{"date_from", "2027-02-02"}, {"date_to", "2027-02-01"}}, {"date_to"}},
        {{{"date_from", "2027-02-01"}, {"date_to", "2027-02-01"}}, {}},
        {{{"sort", "distance"}}, {"sort"}},
        {{{"sort", "distance"}, {"place", ","}}, {"sort"}},
        {{{"sort", "distance"}, {"radius_km", "30"}}, {"sort"}},
        {{{"sort", "distance"}, {"place", "69"}}, {}},
        {{{"provider", "P1"}, {"exclude_provider", "P1"}}, {}},
    };
    for (const auto& [parameters, fields] : table)
        EXPECT_EQ(refused(parameters), fields) << parameters.front().first << "=" << parameters.front().second;
}

TEST_F(SearchParameters, RefusesPlacesThatAreNone) {
    for (const auto* place : {"Zzyzxville", "Lyon,Zzyzxville", "45.76", "-45.5", "45.76,200.0", "91.0,4.0",
                              "45.76;4.83", "00000", "99999", "123456", "45.76,4", "nan,nan", "٦٩", "unknown"})
        expect_refused("place", place);
    for (const auto* place : {"Lyon", " Lyon ", "lyon", "69003", "69123", "69", "2A", "Rhône", "45.76,4.83",
                              "45.76, 4.83", "-21.1,55.5", "Lyon,45.76,4.83,Bretagne"})
        expect_taken({{"place", place}});
}

TEST_F(SearchParameters, RefusesParametersThatNobodyKnows) {
    for (const auto* name : {"frob", "Q", "Level", "level ", " level", "levels", "level[]", "topic", "exclude", "must",
                             "client", "today", "text", "need", "page", "", "q\n", "prix"})
        EXPECT_THAT(refused({{name, "1"}}), ElementsAre(name));
}

TEST_F(SearchParameters, RefusesTextsThatAreTooLongOrNoLanguage) {
    expect_refused("q", std::string(513, 'x'));
    for (const auto* tag : {"zz-", "f", "french", "fr_FR", "fr FR", "-fr", "1", "fr--FR", "é", "fr-é"}) {
        expect_refused("lang", tag);
        expect_refused("teaching_language", tag);
    }
    std::string words;
    for (int i = 0; i < 512; ++i) words += "é";
    expect_taken({{"q", words}});
}

TEST_F(SearchParameters, RefusesMonthsThatAreNone) {
    for (const auto* month :
         {"2027", "2027-1", "2027-13", "2027-00", "2027-01-05", "202701", "01-2027", "3000-01", "1899-12"})
        expect_refused("month", month);
}

// Months are numbered from 1970: one before it has no number of its own, and must not pass for another.
TEST_F(SearchParameters, TakesNoMonthOfLongAgoForAnother) {
    for (const auto* month : {"1900-01", "1960-05", "1969-12"})
        if (const auto question = read({{"month", month}})) {
            EXPECT_THAT(question->request.criteria.month.ranks, Each(Le(Month{2'000 * 12}))) << month;
        }
}

TEST_F(SearchParameters, NamesAllThatIsWrongAtOnce) {
    EXPECT_THAT(refused({{"limit", "-1"}, {"level", "flying"}, {"frob", ""}, {"month", "x"}, {"min_price", "y"}}),
                UnorderedElementsAre("limit", "level", "frob", "month", "min_price"));
}

TEST_F(SearchParameters, QuotesNoMoreThanALittleOfWhatIsWrong) {
    for (const auto& [name, value] : ordinary_parameters) {
        const auto question = read({{name, std::string(5'000, '@') + "," + std::string(5'000, '@')}});
        if (question) continue;
        EXPECT_THAT(
            question.error(),
            Each(Field(&Fault::reason, ResultOf([](const std::string& reason) { return reason.size(); }, Le(400U)))))
            << name;
    }
}

}  // namespace
}  // namespace filon
