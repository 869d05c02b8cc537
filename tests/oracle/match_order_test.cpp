// In which order a need's offers come, what the first ten hold, and that the better of two never comes second.
#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/matching/fit.h"
#include "engine/matching/worth.h"
#include "tests/oracle/better_offers.h"
#include "tests/oracle/match_twins.h"
#include "tests/oracle/random_need.h"
#include "tests/oracle/random_offer.h"
#include "tests/oracle/random_places.h"
#include "tests/oracle/random_question.h"

namespace filon::oracle {
namespace {

constexpr int catalogues = 3;
constexpr int needs_a_catalogue = 60;
constexpr std::size_t first_places = 10;

// Unknown values are the largest of their type.
auto place_in_the_order(const Matched& one) {
    const auto& [occasion, price, chord, day] = one.fit.shown;
    return std::tuple{one.fit.kind != Fit::Kind::fit, -int{one.fit.score}, price, chord, day};
}

class MatchOrder : public testing::Test {
protected:
    MatchOrder() : seed_{seed_of_the_run()}, draw_{seed_} {}

    // Whole lists of random needs.
    template <class Law>
    void hold(const Law& law) {
        SCOPED_TRACE("FILON_SEED=" + std::to_string(seed_));
        for (int i = 0; i < catalogues; ++i) {
            const auto catalogue = random_catalogue_of_twins(draw_);
            const MatchTwins twins{catalogue};
            std::map<std::string, const Row*> rows;
            for (const auto& row : twins.records.rows()) rows.emplace(row.offer->id, &row);
            for (int n = 0; n < needs_a_catalogue && !HasFailure(); ++n) {
                const auto need = random_need(draw_, catalogue, twins.records);
                const auto topic = random_topic(draw_, catalogue);
                SCOPED_TRACE(describe(need));
                law(twins.index.whole(need, topic),
                    [&](std::uint32_t offer) -> const Row& { return *rows.at(twins.index.id_of(offer)); });
            }
        }
    }

    std::uint64_t seed_;
    Draw draw_;
};

TEST_F(MatchOrder, PutsFitsFirstAndEachAfterBetterOnesOnceTenAreShown) {
    hold([](const MatchResult& answer, const auto& row) {
        // Of a provider that has its two places among the first ten, others may come late.
        std::map<std::string, int> places;
        for (std::size_t i = 0; i < answer.page.size() && i < first_places; ++i)
            ++places[row(answer.page[i].offer).offer->provider];
        std::vector<Matched> free;
        for (const auto& one : answer.page)
            if (one.fit.kind == Fit::Kind::near || places[row(one.offer).offer->provider] < 2) free.push_back(one);
        EXPECT_TRUE(std::ranges::is_sorted(free, {}, place_in_the_order));
        EXPECT_TRUE(std::ranges::is_sorted(answer.page, {},
                                           [](const Matched& one) { return one.fit.kind == Fit::Kind::near; }));
    });
}

TEST_F(MatchOrder, HasNoTwinsAndAtMostTwoOfAProviderAmongTheFirstTenWhileOthersFit) {
    hold([](const MatchResult& answer, const auto& row) {
        const auto provider = [&](const Matched& one) { return row(one.offer).offer->provider; };
        std::map<std::string, int> of_provider;
        for (std::size_t i = 0; i < std::min(answer.page.size(), first_places); ++i) {
            const auto& one = answer.page[i];
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_FALSE(are_twins(row(one.offer), row(answer.page[j].offer))) << i << " is a twin of " << j;
            for (const auto twin : one.twins) EXPECT_TRUE(are_twins(row(one.offer), row(twin)));
            if (one.fit.kind == Fit::Kind::near || ++of_provider[provider(one)] <= 2) continue;
            // A third one stands here since all that fit and are of no provider with two places stand before.
            for (std::size_t j = i + 1; j < answer.page.size(); ++j)
                EXPECT_FALSE(answer.page[j].fit.kind == Fit::Kind::fit && of_provider[provider(answer.page[j])] < 2)
                    << i << " is the third of its provider and " << j << " fits";
        }
    });
}

TEST_F(MatchOrder, ListsOrFoldsEachOfferOnce) {
    hold([](const MatchResult& answer, const auto&) {
        std::set<std::uint32_t> seen;
        for (std::size_t i = 0; i < answer.page.size(); ++i) {
            EXPECT_TRUE(seen.insert(answer.page[i].offer).second);
            EXPECT_TRUE(std::ranges::is_sorted(answer.page[i].twins));
            EXPECT_TRUE(i < first_places || answer.page[i].twins.empty());
            for (const auto twin : answer.page[i].twins) EXPECT_TRUE(seen.insert(twin).second);
        }
        EXPECT_EQ(seen.size(), answer.total + answer.near_total);
    });
}

// Of two offers alike but for one thing, neither of which is another's twin.
class BetterMatches : public MatchOrder {
protected:
    void hold_for(const Catalogue& catalogue, const Bettering& better, const std::function<void(Need&)>& adapt) {
        SCOPED_TRACE("FILON_SEED=" + std::to_string(seed_));
        auto twins = with_better_twins(catalogue, better);
        // No two offers bear one title or provider: nothing is folded, and nobody waits.
        for (auto& offer : twins.offers) {
            auto& provider =
                twins.providers.emplace_back(*std::ranges::find(twins.providers, offer.provider, &PublicProvider::id));
            provider.id += " " + offer.id;
            offer.provider = provider.id;
        }
        const BuiltIndex built{twins};
        const IndexMatch index{built, twins};
        const Oracle records{catalogue, the_reference()};
        for (int n = 0; n < needs_a_catalogue && !HasFailure(); ++n) {
            auto need = random_need(draw_, catalogue, records);
            need.preferred.clear();
            need.question.selected.erase(Facet::provider);
            need.question.facets.clear();
            adapt(need);
            OnTopic topic;
            for (const auto& offer : twins.offers) topic.scores.emplace(offer.id, std::uint16_t{1'000});
            SCOPED_TRACE(describe(need));
            expect_the_better_first(index, index.whole(need, topic));
        }
    }

private:
    static void expect_the_better_first(const IndexMatch& index, const MatchResult& answer) {
        std::map<std::string, std::size_t> at;
        for (std::size_t i = 0; i < answer.page.size(); ++i) at.emplace(index.id_of(answer.page[i].offer), i);
        for (const auto& [id, place] : at) {
            if (id.ends_with(better_mark)) continue;
            const auto better = at.find(id + better_mark);
            ASSERT_NE(better, at.end()) << id << " is found and its better twin is not";
            const auto &one = answer.page[place], &other = answer.page[better->second];
            EXPECT_TRUE(better->second < place || place_in_the_order(one) == place_in_the_order(other))
                << id << " comes before its better twin";
        }
    }
};

TEST_F(BetterMatches, TheCheaperOneComesFirst) {
    hold_for(random_catalogue_of_twins(draw_), cheapen_all, [](Need& need) {
        need.question.min_price.reset();
        need.question.selected.erase(Facet::price_band);
    });
}

TEST_F(BetterMatches, TheSoonerOneComesFirst) {
    const auto catalogue = random_catalogue_of_twins(draw_);
    const auto today = random_question(draw_, catalogue).today;
    hold_for(
        catalogue, [&](PublicOffer& offer) { hasten_all(offer, today); },
        [&](Need& need) {
            need.question.today = today;
            need.question.date_from.reset();
            need.question.selected.erase(Facet::month);
        });
}

TEST_F(BetterMatches, TheNearerOneComesFirst) {
    const auto point = random_point(draw_, 30);
    hold_for(
        random_catalogue_of_twins(draw_), [&](PublicOffer& offer) { bring_all_to(offer, point); },
        [&](Need& need) {
            need.question.places = {fmt::format("{:.6f},{:.6f}", point.latitude, point.longitude)};
            need.question.radius_km =
                std::max(1., need.question.radius_km.value_or(30));  // the point is written rounded
            need.question.selected.erase(Facet::department);
            need.excluded_places.clear();
        });
}

TEST(Worth, IsAsTheTableOfCriteriaHasIt) {
    const auto km = [](double count) { return Metres::from_kilometres(count); };
    struct Row {
        double distance, radius;
        int worth;
    };
    for (const auto& [distance, radius, worth] :
         {Row{0, 30, 1'000}, Row{5, 30, 1'000}, Row{30, 30, 800}, Row{70, 30, 400}, Row{110, 30, 200},
          Row{5, 100, 1'000}, Row{100, 100, 800}, Row{140, 100, 400}})
        EXPECT_EQ(worth_of_distance(km(distance), km(radius)), worth) << distance << " of " << radius;
    int before = 1'000;
    for (double distance = 0; distance < 200; distance += .5) {
        const int worth = worth_of_distance(km(distance), km(40));
        EXPECT_LE(worth, before) << distance;
        before = worth;
    }
    EXPECT_EQ(worth_of_excess(0, 80'000), 1'000);
    EXPECT_EQ(worth_of_excess(20'000, 80'000), 500);
    EXPECT_EQ(worth_of_excess(10'000, 80'000), 750);
    EXPECT_EQ(worth_of_days_out(30), 500);
    EXPECT_EQ(worth_of_days_out(60), 250);
    EXPECT_GT(worth_of_days_out(1), worth_of_days_out(2));
}

}  // namespace
}  // namespace filon::oracle
