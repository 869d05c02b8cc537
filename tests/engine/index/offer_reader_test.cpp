#include "engine/index/offer_reader.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/words/a_vocabulary.h"

namespace filon {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Key;
using ::testing::Not;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

using Counts = std::map<std::string, std::uint32_t>;

PublicOffer an_offer(std::string title) {
    PublicOffer offer;
    offer.id = "O";
    offer.provider = "P";
    offer.title = std::move(title);
    return offer;
}

Counts counts(const OfferWords& words) {
    Counts counts;
    for (const auto& [term, count] : words.terms) EXPECT_TRUE(counts.emplace(term, count).second) << term << " twice";
    return counts;
}
Counts counts(const PublicOffer& offer, const Vocabulary& vocabulary) {
    OfferReader reader{vocabulary};
    return counts(reader.read(offer, true));
}
Counts spelled(const OfferReader& reader) {
    Counts counts;
    for (const auto& [word, offers] : reader.spelled()) counts[word] = offers;
    return counts;
}

TEST(OfferReader, CountsAWordOfTheTitleThreefold) {
    const auto vocabulary = a_vocabulary();
    auto offer = an_offer("La soudure");
    offer.objectives = "Souder des soudures";
    offer.programme = "Poteries";
    offer.prerequisites = "Poterie";
    offer.audience = "Artisans";
    offer.certification = {{.name = "Artisan d'art", .rncp = {}, .rs = {}}};

    EXPECT_THAT(counts(offer, vocabulary), UnorderedElementsAre(Pair("soudur", 4), Pair("soud", 1), Pair("poter", 2),
                                                                Pair("artisan", 2), Pair("art", 1)));
}

TEST(OfferReader, GivesTermsInOrderAndTheStemsOfTheTitleAsTheyFollow) {
    const auto vocabulary = a_vocabulary();
    OfferReader reader{vocabulary};

    const auto words = reader.read(an_offer("Soudures et chef-monteur : e-learning, C++"), true);

    EXPECT_THAT(words.title, ElementsAre("soudur", "chef", "monteur", "learning", "c++"));
    EXPECT_TRUE(std::ranges::is_sorted(words.terms, {}, &WeightedTerm::term));
    EXPECT_THAT(counts(words), IsSupersetOf(Counts{{"chefmonteur", 3}, {"elearning", 3}, {"learning", 3}}));
    for (const auto& stem : words.title) EXPECT_THAT(counts(words), Contains(Key(stem)));
}

TEST(OfferReader, ReadsATextInTheLanguageOfTheRecord) {
    const auto vocabulary = a_vocabulary();
    auto offer = an_offer("The welding of houses");
    offer.lang = made(LanguageTag::parse("en"));
    EXPECT_THAT(counts(offer, vocabulary), UnorderedElementsAre(Pair("weld", 3), Pair("hous", 3)));
}

TEST(OfferReader, CountsTheNamesOfAnOffersTopicsAmongItsWordsInFourLanguages) {
    const auto vocabulary = a_vocabulary();
    auto offer = an_offer("Soudure");
    offer.topics = {"gestion-de-paie", "a-topic-nobody-knows"};

    const auto found = counts(offer, vocabulary);

    EXPECT_THAT(found, IsSupersetOf(Counts{{"gestion", 1},
                                           {"bulletin", 1},
                                           {"sirh", 1},
                                           {"payrol", 1},
                                           {"wage", 1},
                                           {"gehaltsabrechn", 1},
                                           {"nomin", 1},
                                           {"salari", 1}}));
    EXPECT_GE(found.at("Tgestion-de-paie"), 3);
    EXPECT_THAT(found, Not(Contains(Key("gestionnair")))) << "who learns it is not what it is";
    EXPECT_THAT(found, Not(Contains(Key("Ta-topic-nobody-knows"))));
}

TEST(OfferReader, BearsTheTopicsThatItsTextsName) {
    const auto vocabulary = a_vocabulary();
    auto offer = an_offer("Réussir ses tableurs");
    offer.programme = "Un peu d'anglais. De l'anglais encore.";

    const auto found = counts(offer, vocabulary);

    EXPECT_THAT(found, IsSupersetOf(Counts{{"Texcel", 3}, {"Tanglais", 2}}));
    EXPECT_THAT(counts(an_offer("Contrôleur de gestion"), vocabulary), Not(Contains(Key("Texcel"))))
        << "a job is no topic taught";
    EXPECT_THAT(counts(an_offer("Payroll"), vocabulary), Not(Contains(Key("Tgestion-de-paie")))) << "that is English";
}

TEST(OfferReader, BearsBothSidesOfATeamsPair) {
    const auto vocabulary = a_vocabulary({.synonyms = "bureautique,pack office\n", .acronyms = "QVT,qualité de vie\n"});
    for (const auto* title : {"Bureautique", "Le Pack Office", "PACK-OFFICE"})
        EXPECT_THAT(counts(an_offer(title), vocabulary), Contains(Pair("Sbureautique=pack office", 3))) << title;
    for (const auto* title : {"La QVT", "Qualité de vie"})
        EXPECT_THAT(counts(an_offer(title), vocabulary), Contains(Pair("Squalite de vie=qvt", 3))) << title;
    auto offer = an_offer("Soudure");
    offer.topics = {"e-learning"};
    EXPECT_THAT(counts(offer, a_vocabulary({.synonyms = "cours en ligne,FOAD\n"})),
                Contains(Pair("Scours en ligne=foad", 1)))
        << "the names of its topics are among its words";
}

TEST(OfferReader, CountsCodesAboveAnyMentionAloneAndAsTheyAreAlsoWritten) {
    const auto vocabulary = a_vocabulary();
    auto offer = an_offer("Soudure");
    offer.codes = {.formacode = {"32688"}, .nsf = {"315"}, .rome = {"M1501"}, .rncp = {"37123"}, .rs = {"5436"}};
    offer.certification = {{.name = "", .rncp = "35233", .rs = "6543"}};

    const auto found = counts(offer, vocabulary);

    for (const auto* code : {"32688", "315", "m1501", "37123", "rncp37123", "5436", "rs5436", "35233", "rncp35233",
                             "6543", "rs6543", "rncp", "rs"})
        EXPECT_THAT(found, Contains(Pair(code, Ge(40U)))) << code;
}

TEST(OfferReader, SpellsRequestsAfterTheWordsThatProvidersWrite) {
    const auto vocabulary = a_vocabulary();
    OfferReader reader{vocabulary};
    auto offer = an_offer("Accueil, l'accueil");
    offer.codes.rome = {"M1501"};
    offer.objectives = "Métaux en e-learning";

    reader.read(offer, true);
    reader.read(an_offer("Secret"), false);
    reader.read(an_offer("Accueil"), true);
    reader.spell("Atelier du Métal");

    EXPECT_THAT(spelled(reader), UnorderedElementsAre(Pair("accueil", 3), Pair("metaux", 1), Pair("en", 1),
                                                      Pair("e", 1), Pair("learning", 1), Pair("elearning", 1),
                                                      Pair("atelier", 1), Pair("du", 1), Pair("metal", 1)));
}

TEST(OfferReader, SpellsRequestsAfterTheNamesOfTopicsTooWhichNoProviderWrites) {
    const auto vocabulary = a_vocabulary();
    OfferReader reader{vocabulary};
    auto offer = an_offer("Perfectionnement Excel"), hidden = an_offer("Paie");
    offer.topics = {"excel"};
    hidden.topics = {"gestion-de-paie"};

    reader.read(offer, true);
    reader.read(offer, true);
    reader.read(hidden, false);

    const auto words = spelled(reader);
    EXPECT_THAT(words, IsSupersetOf({Pair("tableur", 2), Pair("tabellenkalkulation", 2), Pair("excel", 2)}));
    EXPECT_THAT(words, Not(Contains(Key("bulletin"))));
}

TEST(OfferReader, ReadsTheSameWhateverItHasReadBefore) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    const auto vocabulary = a_vocabulary({.synonyms = "bureautique,pack office\n"});
    const std::vector<std::string> words{"l'anglais", "tableur",    "paie", "de",    "pack",
                                         "office",    "e-learning", "C++",  "métaux"};
    const auto a_text = [&] {
        std::string text;
        for (auto size = random() % 8; size > 0; --size) text += words[random() % words.size()] + " ";
        return text;
    };
    OfferReader long_lived{vocabulary};
    for (int i = 0; i < 200; ++i) {
        auto offer = an_offer(a_text());
        offer.objectives = a_text();
        if (random() % 2 == 0) offer.topics = {"excel"};
        if (random() % 2 == 0) offer.codes.rs = {"5436"};
        OfferReader fresh{vocabulary};
        const auto again = long_lived.read(offer, random() % 2 == 0), once = fresh.read(offer, true);
        ASSERT_EQ(again.terms, once.terms) << offer.title;
        ASSERT_EQ(again.title, once.title) << offer.title;
    }
}

TEST(OfferReader, FindsNothingInAnOfferWithoutWords) {
    const auto vocabulary = a_vocabulary();
    OfferReader reader{vocabulary};
    const auto words = reader.read(an_offer("… !"), true);
    EXPECT_THAT(words.terms, IsEmpty());
    EXPECT_THAT(words.title, IsEmpty());
    EXPECT_THAT(reader.spelled(), IsEmpty());
}

}  // namespace
}  // namespace filon
