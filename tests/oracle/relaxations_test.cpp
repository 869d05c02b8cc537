// What a relaxation promises is what asking again brings.
#include <gtest/gtest.h>

#include "tests/oracle/built_index.h"
#include "tests/oracle/changed.h"
#include "tests/oracle/describe.h"
#include "tests/oracle/draw.h"
#include "tests/oracle/random_catalogue.h"
#include "tests/oracle/random_question.h"

namespace filon::oracle {
namespace {

constexpr int catalogues = 4;
constexpr int questions_a_catalogue = 80;

// A change loosens: nobody's budget, radius or end grows smaller.
void expect_looser(const Question& question, const Relaxation& relaxation) {
    if (const auto* amount = std::get_if<Euros>(&relaxation.to)) {
        EXPECT_GT(*amount, *question.max_price);
    } else if (const auto* date = std::get_if<Date>(&relaxation.to)) {
        EXPECT_GT(*date, *question.date_to);
    } else if (const auto* radius = std::get_if<Metres>(&relaxation.to)) {
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
