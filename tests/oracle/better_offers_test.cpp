// Of two offers alike but for one thing, the better one never comes second.
#include "tests/oracle/better_offers.h"

#include <algorithm>
#include <functional>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/oracle/built_index.h"
#include "tests/oracle/describe.h"
#include "tests/oracle/draw.h"
#include "tests/oracle/random_catalogue.h"
#include "tests/oracle/random_places.h"
#include "tests/oracle/random_question.h"

namespace filon::oracle {
namespace {

constexpr int catalogues = 4;
constexpr int questions_a_catalogue = 60;
// Whether two places on a page differ in nothing that is compared.
bool alike(const Shown& a, const Shown& b) {
    return a.price == b.price && a.chord == b.chord && a.day == b.day;
}

void expect_the_better_first(const Answer& answer) {
    for (std::size_t at = 0; at < answer.page.size(); ++at) {
        const auto& shown = answer.page[at];
        if (shown.offer.ends_with(better_mark)) continue;
        const auto better = std::ranges::find(answer.page, shown.offer + better_mark, &Shown::offer);
        ASSERT_NE(better, answer.page.end()) << shown.offer << " is found and its better twin is not";
        EXPECT_EQ(better->score, shown.score);
        EXPECT_TRUE(alike(*better, shown) || better - answer.page.begin() < static_cast<std::ptrdiff_t>(at))
            << shown.offer;
    }
}

// Questions that ask for nothing that the bettering takes away, in whole pages.
class BetterOffers : public testing::Test {
protected:
    BetterOffers() : seed_{seed_of_the_run()}, draw_{seed_} {}

    void hold(const Catalogue& catalogue, const Bettering& better, const std::function<void(Question&)>& adapt) {
        const auto twins = with_better_twins(catalogue, better);
        const BuiltIndex index{twins};
        for (int n = 0; n < questions_a_catalogue && !HasFailure(); ++n) {
            auto question = random_question(draw_, catalogue);
            question.facets.clear();
            question.offset = 0;
            question.limit = twins.offers.size();
            adapt(question);
            SCOPED_TRACE("FILON_SEED=" + std::to_string(seed_) + " " + describe(question));
            expect_the_better_first(index.answer(question));
        }
    }

    std::uint64_t seed_;
    Draw draw_;
};

TEST_F(BetterOffers, TheCheaperOneComesFirst) {
    for (int i = 0; i < catalogues; ++i)
        hold(random_catalogue(draw_), cheapen_all, [](Question& question) {
            question.min_price.reset();
            question.selected.erase(Facet::price_band);
        });
}

TEST_F(BetterOffers, TheSoonerOneComesFirst) {
    for (int i = 0; i < catalogues; ++i) {
        const auto catalogue = random_catalogue(draw_);
        const auto today = random_question(draw_, catalogue).today;
        hold(
            catalogue, [&](PublicOffer& offer) { hasten_all(offer, today); },
            [&](Question& question) {
                question.today = today;
                question.date_from.reset();
                question.selected.erase(Facet::month);
            });
    }
}

TEST_F(BetterOffers, TheNearerOneComesFirst) {
    for (int i = 0; i < catalogues; ++i) {
        const auto point = random_point(draw_, 30);
        hold(
            random_catalogue(draw_), [&](PublicOffer& offer) { bring_all_to(offer, point); },
            [&](Question& question) {
                question.places = {fmt::format("{:.6f},{:.6f}", point.latitude, point.longitude)};
                question.selected.erase(Facet::department);
            });
    }
}

}  // namespace
}  // namespace filon::oracle
