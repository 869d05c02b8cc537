#include "server/json/reasons.h"

#include <chrono>
#include <thread>

#include <gtest/gtest.h>

#include "tests/server/json/some_facts.h"

namespace filon {
namespace {

using enum Criterion;

struct Told {
    std::string_view name;
    Criterion criterion;
    SomeFacts facts;
    std::string_view text;
};

void expect_reasons(const std::vector<Told>& table, std::string_view lang = "fr") {
    for (const auto& told : table) EXPECT_EQ(reason_of(told.criterion, told.facts, lang), told.text) << told.name;
}

void expect_misses(const std::vector<Told>& table, std::string_view lang = "fr") {
    for (const auto& told : table) EXPECT_EQ(miss_of(told.criterion, told.facts, lang), told.text) << told.name;
}

TEST(Reasons, SayHowTheTopicIsMet) {
    expect_reasons({
        {"title", topic, some().about("Excel", 960).titled("Excel avancé"), "sujet « Excel », dans le titre"},
        {"endings", topic, some().about("réseaux électriques", 960).titled("Réseau électrique"),
         "sujet « réseaux électriques », dans le titre"},
        {"a code", topic, some().about("R489", 1'000).titled("Chariots élévateurs"), "sujet « R489 »"},
        {"the topic itself", topic, some().about("Excel", 910).titled("Excel avancé"), "sujet « Excel »"},
        {"near", topic, some().about("Excel", 640), "sujet proche de « Excel »"},
        {"braces", topic, some().about("{topic}", 640), "sujet proche de « {topic} »"},
        {"none", topic, some(), "aucun sujet demandé"},
    });
}

TEST(Reasons, SayWhereItIs) {
    expect_reasons({
        {"some way off", place, some().around("Lyon").at(Metres{4'300}), "à 4 km de Lyon"},
        {"far", place, some().around("Lyon").at(Metres{1'234'000}), "à 1 234 km de Lyon"},
        {"there", place, some().around("Lyon").at(Metres{900}), "à Lyon"},
        {"a vowel", place, some().around("Évry-Courcouronnes").at(Metres{4'300}), "à 4 km d'Évry-Courcouronnes"},
        {"mute H", place, some().around("Hyères").at(Metres{4'300}), "à 4 km d'Hyères"},
        {"no mute H", place, some().around("Haguenau").at(Metres{4'300}), "à 4 km de Haguenau"},
        {"an article", place, some().around("Le Mans").at(Metres{4'300}), "à 4 km du Mans"},
        {"at an article", place, some().around("Le Mans").at(Metres{0}), "au Mans"},
        {"articles", place, some().around("Les Ulis").at(Metres{4'300}), "à 4 km des Ulis"},
        {"at articles", place, some().around("Les Ulis").at(Metres{0}), "aux Ulis"},
        {"another article", place, some().around("La Rochelle").at(Metres{4'300}), "à 4 km de La Rochelle"},
        {"a point", place, some().around("45.76,4.83", PlaceKind::point).at(Metres{4'300}), "à 4 km du point demandé"},
        {"a département", place, some().inside("Rhône", PlaceKind::department, "69"), "dans le Rhône"},
        {"a region", place, some().inside("Île-de-France", PlaceKind::region, "11"), "en Île-de-France"},
        {"a country", place, some().inside("Suisse", PlaceKind::country, "CH"), "en Suisse"},
        {"several", place, some().around("Lyon").around("Vienne").at(Metres{4'300}).held("Villeurbanne"),
         "à 4 km d'un des lieux demandés (Villeurbanne)"},
        {"several areas", place,
         some().inside("Rhône", PlaceKind::department, "69").inside("Ain", PlaceKind::department, "01"),
         "dans un des lieux demandés"},
        {"an area or a town", place,
         some().inside("Rhône", PlaceKind::department, "69").around("Vienne").at(Metres{20'000}).held("Tarare"),
         "dans le périmètre demandé (Tarare)"},
        {"beyond an area or a town", place,
         some().inside("Ain", PlaceKind::department, "01").around("Vienne").at(Metres{40'000}).close(place),
         "à 40 km d'un des lieux demandés"},
        {"in-house", place, some().around("Lyon").in_house(), "en intra chez vous, à Lyon"},
        {"in-house in an area", place, some().inside("Rhône", PlaceKind::department, "69").in_house(),
         "en intra chez vous, dans le Rhône"},
        {"in-house anywhere", place, some().in_house(), "en intra chez vous"},
        {"remote", place, some().around("Lyon").remote(), "à distance"},
        {"remotely, too", place, some().around("Lyon").asking(Modality::remote), "à distance"},
        {"remotely, too, and far", place, some().around("Lyon").at(Metres{52'000}).asking(Modality::remote),
         "à distance"},
        {"remotely, too, and there", place, some().around("Lyon").at(Metres{4'300}).asking(Modality::remote),
         "à 4 km de Lyon"},
        {"unknown", place, some().around("Lyon").not_known(place), "lieu inconnu"},
        {"in-house unknown", place, some().around("Lyon").in_house().not_known(place),
         "déplacement chez vous non précisé"},
        {"close", place, some().around("Lyon").at(Metres{52'000}).close(place), "à 52 km de Lyon"},
    });
}

TEST(Reasons, SayThePriceOnTheBasisAskedFor) {
    expect_reasons({
        {"in-house", price, some().costing(62'000).headcount(6).in_house(), "620 € HT par personne pour 6, en intra"},
        {"alone", price, some().costing(120'000), "1 200 € HT par personne"},
        {"cents", price, some().costing(62'050), "620,50 € HT par personne"},
        {"free", price, some().costing(0), "0 € HT par personne"},
        {"taxed", price, some().costing(62'000).taxed(), "620 € TTC par personne"},
        {"group", price, some().costing(62'000).per(PriceAskedPer::group), "620 € HT par groupe"},
        {"day", price, some().costing(62'000).per(PriceAskedPer::day), "620 € HT par jour"},
        {"hour", price, some().costing(62'000).per(PriceAskedPer::hour), "620 € HT par heure"},
        {"person and day", price, some().costing(62'000).per(PriceAskedPer::person_day),
         "620 € HT par personne et par jour"},
        {"total", price, some().costing(372'000).per(PriceAskedPer::total).headcount(6), "3 720 € HT au total pour 6"},
        {"unknown", price, some().not_known(price), "prix inconnu"},
    });
}

TEST(Reasons, SayWhenItStarts) {
    expect_reasons({
        {"a day", date, some().starting("2027-01-12"), "session le 12 janvier"},
        {"the first", date, some().starting("2027-01-01"), "session le 1er janvier"},
        {"a day of a later year", date, some().starting("2027-11-12"), "session le 12 novembre 2027"},
        {"a first of a later year", date, some().starting("2028-02-01"), "session le 1er février 2028"},
        {"today", date, some().starting("2026-11-29"), "session le 29 novembre"},
        {"a month", date, some().starting("2027-01"), "en janvier 2027"},
        {"a year", date, some().starting("2027"), "en 2027"},
        {"a year, of a month", date, some().starting("2027").not_known(date), "en 2027, mois inconnu"},
        {"rolling", date, some().rolling(), "entrée permanente"},
        {"on request", date, some(), "dates sur demande"},
        {"unknown", date, some().not_known(date), "dates inconnues"},
    });
}

TEST(Reasons, SayWhatTheOfferIs) {
    auto both = some().offer();
    both.format = {Format::open, Format::in_house};
    both.teaching_languages = {*LanguageTag::parse("en"), *LanguageTag::parse("fr")};
    both.modality = {Modality::onsite, Modality::remote};
    both.certification = {{.name = "TOSA", .rncp = {}, .rs = {}}, {.name = "", .rncp = {}, .rs = "6289"}};
    both.accessibility = {.wheelchair = true, .sign_language = true, .contact = {}};
    both.duration = {.hours = 10.5, .days = 1.5};
    both.funding = {Funding::cpf, Funding::opco};
    const auto known = SomeFacts::of_an_offer(), of_both = some().offer(both);
    expect_reasons({
        {"language", language, known, "en anglais"},
        {"languages", language, of_both, "en anglais ou français"},
        {"level", level, known, "niveau avancé"},
        {"modality", modality, known, "en présentiel"},
        {"modalities", modality, of_both, "en présentiel"},
        {"remotely", modality, some().offer(both).remote(), "à distance"},
        {"format", format, known, "en inter"},
        {"formats", format, of_both, "en inter ou en intra"},
        {"format asked", format, some().offer(both).asking(Trait::format, mask_of(Format::in_house)), "en intra"},
        {"rhythm", rhythm, known, "en soirée"},
        {"certification", certification, known, "certification TOSA"},
        {"certifications", certification, of_both, "certification TOSA et RS 6289"},
        {"duration", duration, known, "2 jours"},
        {"durations", duration, of_both, "1,5 jour (10,5 heures)"},
        {"duration in part", duration, SomeFacts::of_an_offer().not_known(duration),
         "2 jours, nombre d'heures inconnu"},
        {"funding", funding, known, "financement CPF"},
        {"fundings", funding, of_both, "financement CPF ou OPCO"},
        {"eqf", eqf, known, "niveau de qualification 5"},
        {"cefr", cefr, known, "niveau A2 à l'entrée, B1 visé"},
        {"cefr asked", cefr, SomeFacts::of_an_offer().asking(Trait::cefr_target, mask_of(Cefr::b1)), "niveau B1 visé"},
        {"accessibility", accessibility, known, "accessible en fauteuil roulant"},
        {"two of it", accessibility, of_both, "accessible en fauteuil roulant et accessible en langue des signes"},
        {"qualiopi", qualiopi, some().asking(Trait::qualiopi, mask_of(Truth::yes)), "organisme certifié Qualiopi"},
        {"no qualiopi", qualiopi, some().asking(Trait::qualiopi, mask_of(Truth::no)),
         "organisme non certifié Qualiopi"},
        {"department", department, known, "dans le département demandé"},
        {"topic_id", topic_id, known, "sur un thème demandé"},
        {"provider", provider, known, "organisme demandé"},
        {"exclude", exclude, known, "rien de ce que vous excluez"},
        {"quality", quality, some().rated(4.6), "organisme noté 4,6 sur 5"},
        {"a whole rating", quality, some().rated(5), "organisme noté 5 sur 5"},
        {"no rating", quality, some(), "organisme non noté"},
    });
    auto hours = some().offer();
    hours.duration.hours = 14;
    EXPECT_EQ(reason_of(duration, some().offer(hours), "fr"), "14 heures");
}

TEST(Misses, SayByHowMuch) {
    expect_misses({
        {"distance", place, some().around("Lyon").at(Metres{52'000}).close(place), "22 km au-delà"},
        {"a little distance", place, some().around("Lyon").at(Metres{30'400}).close(place), "moins de 1 km au-delà"},
        {"price", price, some().costing(64'500).at_most(60'000).close(price), "45 € de plus que le budget"},
        {"low price", price, some().costing(55'500).at_least(60'000).close(price), "45 € de moins que le prix minimal"},
        {"late", date, some().starting("2027-01-12").between("2026-12-01", "2026-12-31").close(date),
         "12 jours après la période"},
        {"early", date, some().starting("2026-12-23").between("2026-12-31", "2027-01-31").close(date),
         "8 jours avant la période"},
        {"by a day", date, some().starting("2027-01-01").between("2026-12-01", "2026-12-31").close(date),
         "1 jour après la période"},
        {"a month early", date, some().starting("2026-12").between("2027-01-02", "2027-01-31").close(date),
         "2 jours avant la période"},
        {"level", level, SomeFacts::of_an_offer().asking(Trait::level, mask_of(Level::expert)).close(level),
         "niveau avancé au lieu d'expert"},
        {"lower level", level,
         SomeFacts::of_an_offer()
             .asking(Trait::level, mask_of(Level::beginner) | mask_of(Level::intermediate))
             .close(level),
         "niveau avancé au lieu d'intermédiaire"},
    });
}

TEST(Misses, SayThatNobodyKnows) {
    expect_misses({
        {"place", place, some().not_known(place), "lieu inconnu"},
        {"travel", place, some().in_house().not_known(place), "déplacement chez vous non précisé"},
        {"price", price, some().not_known(price), "prix inconnu"},
        {"date", date, some().not_known(date), "dates inconnues"},
        {"month", date, some().starting("2027").not_known(date), "mois inconnu"},
        {"level", level, some().not_known(level), "niveau non précisé"},
        {"hours", duration, SomeFacts::of_an_offer().not_known(duration), "nombre d'heures inconnu"},
        {"language", language, some().not_known(language), "langue d'enseignement non précisée"},
    });
}

TEST(Reasons, AreSaidInTheLanguageOfTheReply) {
    const auto priced = some().costing(120'000).headcount(6).in_house();
    const auto early = some().starting("2027-01-12");
    const auto near_lyon = some().around("Lyon").at(Metres{4'300});
    const auto beyond = some().around("Lyon").at(Metres{52'000}).close(place);
    const auto switzerland = some().inside("Suisse", PlaceKind::country, "CH");
    const auto rated = some().rated(4.6);
    const auto known = SomeFacts::of_an_offer();
    expect_reasons({{"price", price, priced, "€1,200 excl. VAT per person for 6, in-house"},
                    {"date", date, early, "session on 12 January"},
                    {"place", place, near_lyon, "4 km from Lyon"},
                    {"country", place, switzerland, "in Switzerland"},
                    {"language", language, known, "in English"},
                    {"quality", quality, rated, "provider rated 4.6 out of 5"}},
                   "en-GB");
    expect_reasons({{"price", price, priced, "1.200 € zzgl. MwSt. pro Person für 6, als Inhouse-Schulung"},
                    {"date", date, early, "Termin am 12. Januar"},
                    {"place", place, near_lyon, "4 km von Lyon"},
                    {"country", place, switzerland, "im Land Schweiz"},
                    {"language", language, known, "auf Englisch"},
                    {"quality", quality, rated, "Anbieter mit 4,6 von 5 bewertet"}},
                   "de");
    expect_reasons({{"price", price, priced, "1200 € sin IVA por persona para 6, en su empresa"},
                    {"date", date, early, "sesión el 12 de enero"},
                    {"place", place, near_lyon, "a 4 km de Lyon"},
                    {"country", place, switzerland, "en Suiza"},
                    {"language", language, known, "en inglés"},
                    {"quality", quality, rated, "organismo valorado con 4,6 sobre 5"}},
                   "es");
    expect_misses({{"place", place, beyond, "22 km beyond the radius"}}, "en");
    expect_misses({{"place", place, beyond, "22 km über den Umkreis hinaus"}}, "de");
    expect_misses({{"place", place, beyond, "22 km más allá del radio"}}, "es");
    EXPECT_EQ(reason_of(place, near_lyon, "it"), "à 4 km de Lyon");
    EXPECT_EQ(reason_of(place, near_lyon, ""), "à 4 km de Lyon");
}

TEST(Reasons, AreGivenForEveryCriterionInEveryLanguageWhateverIsKnown) {
    for (const std::string_view lang : {"fr", "en", "de", "es"})
        for (std::size_t i = 0; i < criterion_count; ++i) {
            const auto criterion = static_cast<Criterion>(i);
            for (const auto& facts :
                 {some(), some().not_known(criterion), some().close(criterion), SomeFacts::of_an_offer(),
                  SomeFacts::of_an_offer().not_known(criterion), SomeFacts::of_an_offer().in_house(),
                  SomeFacts::of_an_offer().remote(), some().around("Lyon").around("Vienne")})
                for (const auto& text : {reason_of(criterion, facts, lang), miss_of(criterion, facts, lang)}) {
                    EXPECT_FALSE(text.empty()) << name_of(criterion) << " " << lang;
                    EXPECT_EQ(text.find_first_of("{}#_"), std::string::npos) << text;
                }
        }
}

TEST(Reasons, AreTheSameFromAllThreads) {
    const auto priced = some().costing(120'000).headcount(6);
    std::vector<std::string> texts(4);
    {
        std::vector<std::jthread> threads;
        for (auto& text : texts)
            threads.emplace_back([&text, &priced] {
                for (int i = 0; i < 50; ++i) text = reason_of(price, priced, "fr");
            });
    }
    for (const auto& text : texts) EXPECT_EQ(text, "1 200 € HT par personne pour 6");
}

}  // namespace
}  // namespace filon
