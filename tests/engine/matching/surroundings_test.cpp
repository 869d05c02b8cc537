#include "engine/matching/surroundings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/matching/a_catalogue.h"

namespace filon {
namespace {

using testing::ElementsAre;

std::vector<std::uint32_t> offers_there(const ACatalogue& catalogue, const std::vector<PlaceAsked>& asked) {
    const auto columns = catalogue.columns();
    std::vector<std::uint32_t> there;
    Surroundings{columns, asked, {}}.offers().each([&](std::uint32_t offer) { there.push_back(offer); });
    return there;
}

TEST(Surroundings, HoldTheOffersWithASessionWithinTheRadius) {
    const auto catalogue = ACatalogue{}
                               .an_offer()
                               .held(paris, seine)
                               .an_offer()
                               .held(paris, seine)
                               .held(lyon, rhone)
                               .an_offer()
                               .held(lyon, rhone);
    EXPECT_THAT(offers_there(catalogue, {around(lyon, 30)}), ElementsAre(1, 2));
    EXPECT_THAT(offers_there(catalogue, {around(lyon, 30), inside(seine)}), ElementsAre(0, 1, 2));
}

TEST(Surroundings, HoldWhatAProviderThatComesTeachesInHouse) {
    ProviderRow travels{};
    travels.anywhere = 1;
    const auto catalogue =
        ACatalogue{}.a_provider(travels).an_offer().held_in_house().an_offer(0, 1).held_in_house().an_offer(0, 1).held(
            paris, seine);
    EXPECT_THAT(offers_there(catalogue, {around(lyon, 30)}), ElementsAre(1));
}

TEST(Surroundings, LeaveOutWhatIsRemoteWhereverItsPlaceIsSaidToBe) {
    const auto catalogue = ACatalogue{}.an_offer().held(lyon, rhone, -1, 20'000, mask_of(Modality::remote));
    EXPECT_THAT(offers_there(catalogue, {around(lyon, 30)}), ElementsAre());
}

TEST(Surroundings, MeasureAPlaceToTheNearestOfThoseAskedFor) {
    const auto catalogue = ACatalogue{}.an_offer().held(paris, seine).held(lyon, rhone);
    const auto columns = catalogue.columns();
    const std::vector asked{around(lyon, 1'000), around(paris, 100)};
    const Surroundings surroundings{columns, asked, {}};
    EXPECT_EQ(surroundings.chord_to(0), 0);
    EXPECT_EQ(surroundings.chord_to(1), 0);
    const std::vector near_lyon{around(lyon, 100)};
    EXPECT_EQ((Surroundings{columns, near_lyon, {}}.chord_to(0)), Surroundings::elsewhere);
}

// Of few a place is measured when it is met, of many beforehand.
TEST(Surroundings, MeasureAmongManyPlacesAsAmongFew) {
    const auto catalogue = ACatalogue{}.an_offer().held(paris, seine).an_offer().held(lyon, rhone);
    const auto columns = catalogue.columns();
    const std::vector few{around(lyon, 30)}, many(9, around(lyon, 30));
    for (const std::uint32_t place : {0U, 1U})
        EXPECT_EQ((Surroundings{columns, few, {}}.chord_to(place)), (Surroundings{columns, many, {}}.chord_to(place)));
    EXPECT_EQ(offers_there(catalogue, few), offers_there(catalogue, many));
}

}  // namespace
}  // namespace filon
