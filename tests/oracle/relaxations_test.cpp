// What a relaxation promises is what asking again brings.
#include <map>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/oracle/built_index.h"
#include "tests/oracle/describe.h"
#include "tests/oracle/draw.h"
#include "tests/oracle/random_catalogue.h"
#include "tests/oracle/random_question.h"

namespace filon::oracle {
namespace {

constexpr int catalogues = 4;
constexpr int questions_a_catalogue = 80;

template <class T>
const T* value_of(const Relaxation& relaxation) {
    return std::get_if<T>(&relaxation.to);
}

// How a filter that no facet selects is dropped.
const std::map<std::string_view, void (*)(Question&)>& dropping() {
    static const std::map<std::string_view, void (*)(Question&)> all{
        {"place", [](Question& question) { question.places.clear(); }},
        {"min_price", [](Question& question) { question.min_price.reset(); }},
        {"max_price", [](Question& question) { question.max_price.reset(); }},
        {"date_from", [](Question& question) { question.date_from.reset(); }},
        {"date_to", [](Question& question) { question.date_to.reset(); }},
        {"max_days", [](Question& question) { question.max_days.reset(); }},
        {"max_hours", [](Question& question) { question.max_hours.reset(); }},
        {"cefr_entry", [](Question& question) { question.cefr_entry.clear(); }},
        {"cefr_target", [](Question& question) { question.cefr_target.clear(); }}};
    return all;
}

// The question with its change and nothing else.
Question changed(Question question, const Relaxation& relaxation) {
    const auto& filter = relaxation.filter;
    if (const auto* radius = value_of<Metres>(relaxation)) {
        question.radius_km = radius->kilometres();
    } else if (const auto* amount = value_of<Euros>(relaxation)) {
        question.max_price = *amount;
    } else if (const auto* date = value_of<Date>(relaxation)) {
        question.date_to = *date;
    } else if (const auto* tenths = value_of<Tenths>(relaxation)) {
        (filter == "max_days" ? question.max_days : question.max_hours) = static_cast<double>(tenths->count) / 10;
    } else if (const auto facet = named<Facet>(filter)) {
        question.selected.erase(*facet);
    } else if (const auto drop = dropping().find(filter); drop != dropping().end()) {
        drop->second(question);
    } else {
        ADD_FAILURE() << "no filter " << filter;
    }
    return question;
}

// A change loosens: nobody's budget, radius or end grows smaller.
void expect_looser(const Question& question, const Relaxation& relaxation) {
    if (const auto* amount = value_of<Euros>(relaxation)) {
        EXPECT_GT(*amount, *question.max_price);
    } else if (const auto* date = value_of<Date>(relaxation)) {
        EXPECT_GT(*date, *question.date_to);
    } else if (const auto* radius = value_of<Metres>(relaxation)) {
        EXPECT_GT(radius->kilometres(), question.radius_km.value_or(30));
    }
}

TEST(Relaxations, BringWhatTheyPromise) {
    const auto seed = seed_of_the_run();
    SCOPED_TRACE("FILON_SEED=" + std::to_string(seed));
    Draw draw{seed};
    std::size_t seen = 0;
    for (int i = 0; i < catalogues; ++i) {
        const auto catalogue = random_catalogue(draw);
        const BuiltIndex index{catalogue};
        for (int n = 0; n < questions_a_catalogue; ++n) {
            const auto question = random_question(draw, catalogue);
            const auto total = index.answer(question).total;
            for (const auto& relaxation : index.relaxations(question)) {
                ++seen;
                EXPECT_GT(relaxation.gain, 0U);
                expect_looser(question, relaxation);
                ASSERT_EQ(index.answer(changed(question, relaxation)).total, total + relaxation.gain)
                    << relaxation.filter << " of " << describe(question);
            }
        }
    }
    EXPECT_GT(seen, 100U);
}

}  // namespace
}  // namespace filon::oracle
