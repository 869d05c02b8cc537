#include "engine/matching/attendance.h"

#include <gtest/gtest.h>

#include "tests/engine/matching/a_catalogue.h"

namespace filon {
namespace {

OfferAttendance attend_first(const ACatalogue& catalogue, const Criteria& criteria,
                             Preference preference = Preference::cheapest) {
    const auto columns = catalogue.columns();
    return Attender{columns, criteria, preference}.attend(columns.offers[0]);
}

TEST(Attend, WantsOneSessionToSatisfyPlaceAndPriceTogether) {
    const auto catalogue = ACatalogue{}.an_offer().held(lyon, rhone, 400).held(paris, seine, 300);
    Criteria criteria;
    criteria.places = {around(lyon, 20)};
    criteria.max_price = Euros::from_cents(35'000);
    EXPECT_FALSE(attend_first(catalogue, criteria).found);
    criteria.max_price = Euros::from_cents(40'000);
    EXPECT_TRUE(attend_first(catalogue, criteria).found);
}

TEST(Attend, ShowsTheCheapestOrTheNearestAsPreferred) {
    const auto catalogue = ACatalogue{}.an_offer().held(lyon, rhone, 400).held(paris, seine, 300);
    Criteria criteria;
    criteria.places = {around(lyon, 600)};
    EXPECT_EQ(attend_first(catalogue, criteria).shown.occasion, 1U);
    EXPECT_EQ(attend_first(catalogue, criteria, Preference::nearest).shown.occasion, 0U);
}

TEST(Attend, PutsAnUnknownPriceLast) {
    const auto catalogue = ACatalogue{}.an_offer().held(lyon, rhone).held(paris, seine, 9'000);
    EXPECT_EQ(attend_first(catalogue, {}).shown.occasion, 1U);
}

TEST(Attend, FailsAPriceThatIsUnknown) {
    Criteria criteria;
    criteria.max_price = Euros::from_cents(1'000'000);
    EXPECT_FALSE(attend_first(ACatalogue{}.an_offer().held(lyon, rhone), criteria).found);
}

TEST(Attend, TakesARemoteSessionAnywhereOnlyWhereRemoteIsAskedFor) {
    const auto catalogue = ACatalogue{}.an_offer().held_remotely();
    Criteria criteria;
    criteria.places = {around(lyon, 20)};
    const auto being_there = attend_first(catalogue, criteria);
    EXPECT_FALSE(being_there.found);
    EXPECT_TRUE(being_there.found_remotely);
    criteria.modality.values = mask_of(Modality::remote);
    EXPECT_TRUE(attend_first(catalogue, criteria).found);
    criteria.modality.values = mask_of(Modality::onsite);
    EXPECT_FALSE(attend_first(catalogue, criteria).found_remotely);
}

TEST(Attend, SaysWhichModalitiesSelectingThemWouldFind) {
    const auto catalogue = ACatalogue{}.an_offer().held(paris, seine).held_remotely();
    Criteria criteria;
    criteria.places = {around(lyon, 20)};
    criteria.modality.values = mask_of(Modality::blended);
    const auto columns = catalogue.columns();
    OccasionValues values;
    Attender{columns, criteria, Preference::cheapest, only(Facet::modality)}.attend(columns.offers[0], values);
    EXPECT_EQ(values.modalities, mask_of(Modality::remote));
}

TEST(Attend, LetsAPastSessionSatisfyNothing) {
    const auto catalogue = ACatalogue{}.an_offer().held(lyon, rhone, 400, 19'000);
    Criteria criteria;
    criteria.today = Date::from_number(19'001);
    EXPECT_TRUE(attend_first(catalogue, criteria).found);  // nothing was asked of its sessions
    EXPECT_EQ(attend_first(catalogue, criteria).shown.occasion, no_index);
    criteria.places = {around(lyon, 20)};
    EXPECT_FALSE(attend_first(catalogue, criteria).found);
    criteria.today = Date::from_number(19'000);
    EXPECT_TRUE(attend_first(catalogue, criteria).found);
}

TEST(Attend, FindsInHouseWhereItsProviderTravelsWhateverTheRadius) {
    ProviderRow traveller{};
    traveller.declared.set(rhone);
    traveller.reached.set(rhone);
    traveller.radius_chord = -1;
    const auto catalogue = ACatalogue{}.a_provider(traveller).an_offer(0, 1).held_in_house();
    Criteria criteria;
    criteria.places = {around(lyon, 0, rhone)};
    const auto there = attend_first(catalogue, criteria);
    EXPECT_TRUE(there.found);
    EXPECT_EQ(there.shown.chord, 0);
    criteria.places = {inside(rhone)};
    EXPECT_TRUE(attend_first(catalogue, criteria).found);
    criteria.places = {around(paris, 500, seine)};
    EXPECT_FALSE(attend_first(catalogue, criteria).found);
}

TEST(Attend, MeetsAWindowThatAMonthOverlaps) {
    auto catalogue = ACatalogue{}.an_offer().held(lyon, rhone, 400, 20'000);
    catalogue.last_occasion().span = 30;
    Criteria criteria;
    criteria.date_from = Date::from_number(20'030);
    EXPECT_TRUE(attend_first(catalogue, criteria).found);
    criteria.date_from = Date::from_number(20'031);
    EXPECT_FALSE(attend_first(catalogue, criteria).found);
}

TEST(Attend, CountsFarMonthsAndNearOnesAlike) {
    const auto catalogue =
        ACatalogue{}.an_offer().held(lyon, rhone, 400, 20'000).held(lyon, rhone, 400, 20'000 + 40 * 366);
    Criteria criteria;
    criteria.today = Date::from_number(20'000);
    const auto columns = catalogue.columns();
    OccasionValues values;
    Attender{columns, criteria, Preference::cheapest, only(Facet::month)}.attend(columns.offers[0], values);
    EXPECT_EQ(values.months_near, 1U);
    EXPECT_EQ(values.months_far, (std::vector{month_of(Date::from_number(20'000 + 40 * 366))}));
}

TEST(Attend, TakesAnyOfSeveralPlaces) {
    const auto catalogue = ACatalogue{}.an_offer().held(paris, seine);
    Criteria criteria;
    criteria.places = {around(lyon, 20), inside(seine)};
    EXPECT_TRUE(attend_first(catalogue, criteria).found);
}

}  // namespace
}  // namespace filon
