#include "engine/matching/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/matching/a_catalogue.h"

namespace filon {
namespace {

using testing::ElementsAre;

std::vector<std::uint32_t> offers_of(const SearchResult& result) {
    std::vector<std::uint32_t> offers;
    for (const auto& hit : result.page) offers.push_back(hit.offer);
    return offers;
}

SearchResult search_all(const ACatalogue& catalogue, const SearchRequest& request) {
    const auto columns = catalogue.columns();
    return search(columns, Candidates::all_alike(), request, {});
}

TEST(Search, PutsTheCheaperOfTwoEqualOffersFirst) {
    const auto catalogue =
        ACatalogue{}.an_offer().held(lyon, rhone, 1'900).an_offer().held(lyon, rhone, 400).an_offer().held(lyon, rhone);
    EXPECT_THAT(offers_of(search_all(catalogue, {})), ElementsAre(1, 0, 2));
}

TEST(Search, PutsTheBetterScoreBeforeTheLowerPrice) {
    const auto catalogue = ACatalogue{}.an_offer().held(lyon, rhone, 100).an_offer().held(lyon, rhone, 400);
    const Candidates candidates{.scored = {{.offer = 0, .score = 500}, {.offer = 1, .score = 501}}};
    EXPECT_THAT(offers_of(search(catalogue.columns(), candidates, {}, {})), ElementsAre(1, 0));
}

TEST(Search, PutsTheSoonerOfTwoEqualOffersFirst) {
    const auto catalogue =
        ACatalogue{}.an_offer().held(lyon, rhone, 400, 20'100).an_offer().held(lyon, rhone, 400, 20'010);
    EXPECT_THAT(offers_of(search_all(catalogue, {})), ElementsAre(1, 0));
}

TEST(Search, SortsByDistanceWithTheUnknownLast) {
    const auto catalogue = ACatalogue{}.an_offer().held(paris, seine, 100).an_offer().held(lyon, rhone, 900);
    SearchRequest request{.sort = Sort::distance, .facets = {}};
    request.criteria.places = {around(lyon, 1'000)};
    EXPECT_THAT(offers_of(search_all(catalogue, request)), ElementsAre(1, 0));
}

TEST(Search, ReshufflesEqualsByTheSeedAlone) {
    ACatalogue catalogue;
    for (int i = 0; i < 30; ++i) catalogue.a_provider({}).an_offer(0, static_cast<std::uint32_t>(i + 1));
    SearchRequest one{.limit = 30, .facets = {}, .tie_seed = 1}, other{.limit = 30, .facets = {}, .tie_seed = 2};
    EXPECT_EQ(offers_of(search_all(catalogue, one)), offers_of(search_all(catalogue, one)));
    EXPECT_NE(offers_of(search_all(catalogue, one)), offers_of(search_all(catalogue, other)));
}

TEST(Search, CountsAFacetAsIfItsOwnSelectionWereNotMade) {
    const auto beginner = mask_of(Level::beginner), expert = mask_of(Level::expert);
    const auto catalogue =
        ACatalogue{}.an_offer(beginner).held(lyon, rhone).an_offer(expert).held(lyon, rhone).an_offer().held_remotely();
    SearchRequest request{.facets = {Facet::level, Facet::modality}};
    request.criteria.trait(Trait::level).values = beginner;
    const auto result = search_all(catalogue, request);
    EXPECT_EQ(result.total, 1U);
    ASSERT_EQ(result.facets[0].values.size(), 3U);
    for (const auto& value : result.facets[0].values)
        EXPECT_EQ(value.selected, value.value == static_cast<std::uint32_t>(Level::beginner));
    ASSERT_EQ(result.facets[1].values.size(), 1U);
    EXPECT_EQ(result.facets[1].values[0].value, static_cast<std::uint32_t>(Modality::onsite));
}

TEST(Search, ListsASelectedValueThatNothingHas) {
    SearchRequest request{.facets = {Facet::modality}};
    request.criteria.modality.values = mask_of(Modality::elearning);
    const auto result = search_all(ACatalogue{}.an_offer().held(lyon, rhone), request);
    ASSERT_EQ(result.facets[0].values.size(), 2U);
    EXPECT_EQ(result.facets[0].values[1].count, 0U);
    EXPECT_TRUE(result.facets[0].values[1].selected);
}

TEST(Search, GivesPagesThatAddUp) {
    ACatalogue catalogue;
    for (int i = 0; i < 25; ++i) catalogue.an_offer().held(lyon, rhone, i % 4 * 100);
    const auto page = [&](std::size_t offset, std::size_t limit) {
        return offers_of(search_all(catalogue, {.limit = limit, .offset = offset, .facets = {}}));
    };
    auto both = page(0, 10);
    std::ranges::copy(page(10, 10), std::back_inserter(both));
    EXPECT_EQ(both, page(0, 20));
    EXPECT_EQ(page(20, 10).size(), 5U);
    EXPECT_TRUE(page(30, 10).empty());
}

TEST(Search, StopsWhereItIsTold) {
    const auto catalogue = ACatalogue{}.an_offer().held(lyon, rhone);
    std::stop_source source;
    source.request_stop();
    const auto columns = catalogue.columns();
    EXPECT_THROW(search(columns, Candidates::all_alike(), {}, source.get_token()), Stopped);
}

}  // namespace
}  // namespace filon
