// Single cases of a need's answer that chance meets too seldom, or too late to be read with ease.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/oracle/index_match.h"

namespace filon::oracle {
namespace {

PublicOffer an_offer(std::string id) {
    PublicOffer offer;
    offer.id = std::move(id);
    offer.provider = "p";
    offer.title = "Excel";
    offer.modality = {Modality::onsite};
    return offer;
}

Session a_session(const std::string& town) {
    Session session;
    session.start = PartialDate::parse("2027-06-01").value();
    session.place.emplace().town = town;
    return session;
}

Price a_price(std::int64_t cents) {
    Price price;
    price.amount = Euros::from_cents(cents);
    return price;
}

Need a_need() {
    Need need;
    need.question.today = built_on;
    return need;
}

// The answer to a need without a topic.
MatchResult answer(const Need& need, std::vector<PublicOffer> offers) {
    Catalogue catalogue;
    catalogue.providers.emplace_back().id = "p";
    catalogue.offers = std::move(offers);
    const BuiltIndex built{catalogue};
    return IndexMatch{built, catalogue}.whole(need, OnTopic{});
}

std::size_t folded(std::vector<PublicOffer> offers) {
    return answer(a_need(), std::move(offers)).page.front().twins.size();
}

TEST(MatchTwins, LastTenHoursMoreAtTheMost) {
    auto short_one = an_offer("a"), long_one = an_offer("b");
    short_one.duration.hours = 14;
    long_one.duration.hours = 24;
    EXPECT_EQ(folded({short_one, long_one}), 1U);
    long_one.duration.hours = 24.01;
    EXPECT_EQ(folded({short_one, long_one}), 0U);
}

TEST(MatchTwins, CostTheSameInEverySession) {
    auto cheap = an_offer("a"), dear = an_offer("b");
    cheap.sessions = {a_session("Lyon")};
    cheap.sessions.front().price = a_price(50'000);
    dear.sessions = cheap.sessions;
    EXPECT_EQ(folded({cheap, dear}), 1U);
    dear.sessions.front().price = a_price(90'000);
    EXPECT_EQ(folded({cheap, dear}), 0U);
}

TEST(MatchTwins, AreHeldNowhereWhereTheyAreRemote) {
    auto one = an_offer("a"), other = an_offer("b");
    one.modality = other.modality = {Modality::remote};
    one.sessions = {a_session("Lyon")};
    other.sessions = {a_session("Lille")};
    EXPECT_EQ(folded({one, other}), 1U);
}

TEST(MatchCases, AnExcludedLanguageLeavesWhoseLanguagesNobodyKnowsNearWhateverOthersTeach) {
    auto silent = an_offer("a"), german = an_offer("b");
    german.title = "Word";
    german.teaching_languages = {LanguageTag::parse("de").value()};
    auto need = a_need();
    need.excluded[Facet::teaching_language] = {"de"};
    EXPECT_EQ(answer(need, {silent, german}).near_total, 1U);
    EXPECT_EQ(answer(need, {silent}).near_total, 1U);
}

TEST(MatchCases, AKindOfAccessibilityThatIsNotSaidIsUnknownWhateverIsSaidOfTheOther) {
    auto offer = an_offer("a");
    auto need = a_need();
    need.question.selected[Facet::accessibility] = {"wheelchair"};
    EXPECT_EQ(answer(need, {offer}).near_total, 1U);
    offer.accessibility.sign_language = true;
    EXPECT_EQ(answer(need, {offer}).near_total, 1U);
    offer.accessibility.wheelchair = false;
    EXPECT_EQ(answer(need, {offer}).near_total, 0U);
}

// Vienne is 27 km from Lyon and in the Isère; Saint-Étienne is 50 km from it.
TEST(MatchCases, ADistanceIsWorthTheSameWhereAnAreaIsAskedForAsWell) {
    auto offer = an_offer("a");
    offer.sessions = {a_session("Saint-Étienne")};
    auto need = a_need();
    need.question.radius_km = 60;
    const auto worth = [&](std::vector<std::string> places) {
        need.question.places = std::move(places);
        return answer(need, {offer}).page.front().fit.values[static_cast<std::size_t>(Criterion::place)];
    };
    const auto from_lyon = worth({"Lyon"});
    EXPECT_EQ(worth({"Lyon", "Isère"}), from_lyon);
    EXPECT_EQ(worth({"Isère", "Lyon"}), from_lyon);
}

// A quarter more than the budget, twice the radius, thirty days: each to the last cent and day.
TEST(MatchCases, TolerancesTakeTheirBoundsIn) {
    auto offer = an_offer("a");
    offer.prices = {a_price(100'000)};
    offer.sessions = {a_session("Lyon")};
    auto need = a_need();
    need.question.max_price = Euros::from_cents(80'000);
    EXPECT_EQ(answer(need, {offer}).near_total, 1U);
    need.question.max_price = Euros::from_cents(79'999);
    EXPECT_EQ(answer(need, {offer}).near_total, 0U);
    need.question.max_price.reset();
    need.question.date_to = Date::parse("2027-05-02").value();
    EXPECT_EQ(answer(need, {offer}).near_total, 1U);
    need.question.date_to = Date::parse("2027-05-01").value();
    EXPECT_EQ(answer(need, {offer}).near_total, 0U);
}

}  // namespace
}  // namespace filon::oracle
