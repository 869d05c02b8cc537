#include "engine/words/topic_assigner.h"

#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/words/a_vocabulary.h"

namespace filon {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

PublicOffer an_offer(std::string title) {
    PublicOffer offer;
    offer.id = "O";
    offer.provider = "P";
    offer.title = std::move(title);
    return offer;
}
PublicOffer an_offer_in(const char* language, std::string title) {
    auto offer = an_offer(std::move(title));
    offer.lang = made(LanguageTag::parse(language));
    return offer;
}

PublicOffer assigned(PublicOffer offer, const Vocabulary& vocabulary) {
    TopicAssigner{vocabulary}.assign(offer);
    return offer;
}
std::vector<std::string> topics_by_title(const std::string& title, const Vocabulary& vocabulary) {
    return assigned(an_offer(title), vocabulary).topics;
}

const Said said{.synonyms = {},
                .acronyms = {},
                .categories = "K-1,poterie\nK-1,anglais\nk 2,excel\n",
                .codes = "formacode,777,soudage\nrncp,37123,soudage\nrs,RS9,anglais\nrs,RS9,poterie\n",
                .never = {}};

TEST(TopicAssigner, KeepsTheTopicsThatAnOfferDeclares) {
    auto offer = an_offer("Excel avancé");
    offer.topics = {"paie", "anglais"};
    offer.categories = {"K-1"};
    offer.codes.formacode = {"777"};

    offer = assigned(offer, a_vocabulary(said));

    EXPECT_THAT(offer.topics, ElementsAre("paie", "anglais"));
    EXPECT_EQ(offer.topics_from, TopicsFrom::declared);
}

TEST(TopicAssigner, GivesTheTopicsOfCategoriesAndOfCodesBoth) {
    auto offer = an_offer("Excel");
    offer.categories = {"K-1", "unknown"};
    offer.codes.formacode = {"777", "1"};

    offer = assigned(offer, a_vocabulary(said));

    EXPECT_THAT(offer.topics, ElementsAre("anglais", "poterie", "soudage"));
    EXPECT_EQ(offer.topics_from, TopicsFrom::categories);
}

TEST(TopicAssigner, GivesATopicOnceHoweverManyWaysLeadToIt) {
    auto offer = an_offer("Anglais");
    offer.categories = {"K-1", "K-1"};
    offer.codes.rs = {"RS9", "RS2"};

    EXPECT_THAT(assigned(offer, a_vocabulary(said)).topics, ElementsAre("anglais", "poterie"));
}

TEST(TopicAssigner, TakesCategoriesAndCodesInWhateverWriting) {
    auto offer = an_offer("Sans titre");
    offer.categories = {"K.2"};
    EXPECT_THAT(assigned(offer, a_vocabulary(said)).topics, ElementsAre("excel"));
    offer.categories.clear();
    offer.codes.rome = {"m1501"};
    EXPECT_THAT(assigned(offer, a_vocabulary(said)).topics, ElementsAre("gestion-de-paie"));
}

TEST(TopicAssigner, GivesTheTopicsOfEveryNomenclature) {
    const auto from = [](auto set) {
        auto offer = an_offer("Excel");
        set(offer);
        offer = assigned(offer, a_vocabulary());
        EXPECT_EQ(offer.topics_from, TopicsFrom::codes);
        return offer.topics;
    };
    EXPECT_THAT(from([](auto& offer) { offer.codes.formacode = {"32688"}; }), ElementsAre("gestion-de-paie"));
    EXPECT_THAT(from([](auto& offer) { offer.codes.nsf = {"315"}; }), ElementsAre("gestion-de-paie", "paie"));
    EXPECT_THAT(from([](auto& offer) { offer.codes.rome = {"M1501"}; }), ElementsAre("gestion-de-paie"));
    EXPECT_THAT(from([](auto& offer) { offer.codes.rncp = {"37123"}; }), ElementsAre("gestion-de-paie", "paie"));
    EXPECT_THAT(from([](auto& offer) { offer.codes.rs = {"RS2"}; }), ElementsAre("anglais"));
    EXPECT_THAT(from([](auto& offer) { offer.certification = {{.name = "", .rncp = "37123", .rs = {}}}; }),
                ElementsAre("gestion-de-paie", "paie"));
    EXPECT_THAT(from([](auto& offer) { offer.certification = {{.name = "T", .rncp = {}, .rs = "RS2"}}; }),
                ElementsAre("anglais"));
}

TEST(TopicAssigner, TakesACodeForWhatItsOwnSchemeMeansByIt) {
    auto offer = an_offer("Sans titre");
    offer.codes.rome = {"315", "37123"};
    offer.codes.rncp = {"M1501"};

    offer = assigned(offer, a_vocabulary());

    EXPECT_THAT(offer.topics, IsEmpty());
    EXPECT_EQ(offer.topics_from, std::nullopt);
}

TEST(TopicAssigner, TakesTheTeamsMeaningOfACodeInsteadOfWhatIsBuiltIn) {
    auto offer = an_offer("Sans titre");
    offer.codes.rncp = {"37123"};
    EXPECT_THAT(assigned(offer, a_vocabulary(said)).topics, ElementsAre("soudage"));
    offer.codes.nsf = {"315"};
    EXPECT_THAT(assigned(offer, a_vocabulary(said)).topics, ElementsAre("gestion-de-paie", "paie", "soudage"))
        << "of other codes the team says nothing";
}

TEST(TopicAssigner, GivesTheLongestLabelThatStandsWholeInTheTitle) {
    const auto vocabulary = a_vocabulary();
    EXPECT_THAT(topics_by_title("Excel perfectionnement", vocabulary), ElementsAre("excel"));
    EXPECT_THAT(topics_by_title("Excel avancé", vocabulary), ElementsAre("excel-avance"));
    EXPECT_THAT(topics_by_title("Paie et gestion de paie", vocabulary), ElementsAre("gestion-de-paie"));
    EXPECT_EQ(assigned(an_offer("Excel"), vocabulary).topics_from, TopicsFrom::title);
    for (const auto* title : {"L'ANGLAIS", "l’anglais", "(Anglais)", "Parler anglais-business", "ANGLAIS : niveau 2"})
        EXPECT_THAT(topics_by_title(title, vocabulary), ElementsAre("anglais")) << title;
    EXPECT_THAT(topics_by_title("Concevoir un E‑LEARNING", vocabulary), ElementsAre("e-learning"));
}

TEST(TopicAssigner, GivesNothingForALabelThatDoesNotStandWholeInTheTitle) {
    const auto vocabulary = a_vocabulary();
    for (const auto* title : {"Excellence", "Viser l'excellence", "Préexcel", "Excel2016", "Gestion de la relation",
                              "Anglaise", "Tableur", "", "…"}) {
        const auto offer = assigned(an_offer(title), vocabulary);
        EXPECT_THAT(offer.topics, IsEmpty()) << title;
        EXPECT_EQ(offer.topics_from, std::nullopt) << title;
    }
}

TEST(TopicAssigner, ReadsATitleInTheLanguageOfTheRecordThenInFrench) {
    const auto vocabulary = a_vocabulary();
    const auto topics = [&](const char* language, const char* title) {
        return assigned(an_offer_in(language, title), vocabulary).topics;
    };
    EXPECT_THAT(topics("en", "English for beginners"), ElementsAre("anglais"));
    EXPECT_THAT(topics("en-GB", "Payroll"), ElementsAre("gestion-de-paie"));
    EXPECT_THAT(topics("de", "Lohnabrechnung für Einsteiger"), ElementsAre("gestion-de-paie"));
    EXPECT_THAT(topics("es", "INGLES"), ElementsAre("anglais"));
    EXPECT_THAT(topics("en", "Anglais"), ElementsAre("anglais")) << "no English label, but a French one";
    EXPECT_THAT(topics("en", "Pay, or gestion de paie"), ElementsAre("paie")) << "its own language goes before";
    EXPECT_THAT(topics("fr", "English"), IsEmpty());
    EXPECT_THAT(topics_by_title("Payroll", vocabulary), IsEmpty()) << "unsaid is French";
    EXPECT_THAT(topics("de", "Payroll"), IsEmpty());
}

TEST(TopicAssigner, GivesOfEquallyLongLabelsTheFirstOfTheAlphabetThenTheFirstId) {
    const Vocabulary vocabulary{topics_of("z,Meulage,,,,A,,A,,A,,,,,,\na,Soudage,,,,B,,B,,B,,,,,,\n"
                                          "d,Tournage,,,,C,,C,,C,,,,,,\nc,TOURNAGE,,,,D,,D,,D,,,,,,\n"),
                                {}};
    EXPECT_THAT(topics_by_title("Soudage et meulage", vocabulary), ElementsAre("z"));
    EXPECT_THAT(topics_by_title("Meulage et soudage", vocabulary), ElementsAre("z"));
    EXPECT_THAT(topics_by_title("Tournage", vocabulary), ElementsAre("c"));
}

TEST(TopicAssigner, KnowsTheTeamsOwnTopicsByTheirNames) {
    EXPECT_THAT(topics_by_title("La poterie au tour", a_vocabulary(said)), ElementsAre("poterie"));
    EXPECT_THAT(topics_by_title("La poterie au tour", a_vocabulary()), IsEmpty());
}

TEST(TopicAssigner, ForgetsWhatAnEarlierAssignmentGave) {
    const auto vocabulary = a_vocabulary(said);
    auto offer = an_offer("Excel");
    offer.codes.formacode = {"777"};
    offer = assigned(offer, vocabulary);
    EXPECT_THAT(offer.topics, ElementsAre("soudage"));

    offer.codes.formacode.clear();
    offer = assigned(offer, vocabulary);
    EXPECT_THAT(offer.topics, ElementsAre("excel"));
    EXPECT_EQ(offer.topics_from, TopicsFrom::title);

    offer.title = "Autre chose";
    offer = assigned(offer, vocabulary);
    EXPECT_THAT(offer.topics, IsEmpty());
    EXPECT_EQ(offer.topics_from, std::nullopt);
}

TEST(TopicAssigner, GivesTheSameWhenItIsAskedAgain) {
    const auto vocabulary = a_vocabulary(said);
    auto by_category = an_offer("Excel"), by_code = an_offer("Excel"), declared = an_offer("Excel");
    by_category.categories = {"K-1"};
    by_code.codes.rs = {"RS9"};
    declared.topics = {"paie"};
    for (const auto& offer : {by_category, by_code, declared, an_offer("Excel"), an_offer("Rien")}) {
        const auto once = assigned(offer, vocabulary);
        EXPECT_EQ(assigned(once, vocabulary), once);
    }
}

}  // namespace
}  // namespace filon
