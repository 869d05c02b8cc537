#include "engine/words/completions.h"

#include <algorithm>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/words/proposals.h"

namespace filon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

Offered topic(std::string text, std::uint32_t offers = 1, Strings also = {}) {
    return {.what = {.text = std::move(text), .kind = SuggestionKind::topic, .id = "t", .also = std::move(also)},
            .offers = offers};
}
Offered title(std::string text, std::uint32_t offers = 1) {
    return {.what = {.text = std::move(text), .kind = SuggestionKind::title, .id = ""}, .offers = offers};
}
Offered place(std::string text, std::uint32_t offers = 1, Strings also = {}) {
    return {.what = {.text = std::move(text), .kind = SuggestionKind::place, .id = "p", .also = std::move(also)},
            .offers = offers};
}
Offered provider(std::string text, std::uint32_t offers = 1) {
    return {.what = {.text = std::move(text), .kind = SuggestionKind::provider, .id = "o"}, .offers = offers};
}

TEST(Complete, ShowsTheTopicThenTheCommonestTitles) {
    const Proposals propose{{title("Excel avancé", 4), title("Excel débutant", 9), topic("Excel", 40),
                             title("Reporting sous Excel", 30), topic("Word", 50)}};
    EXPECT_THAT(propose("exc"), ElementsAre("Excel", "Excel débutant", "Excel avancé", "Reporting sous Excel"));
}

TEST(Complete, ShowsThePlaceForItsBeginningAndTheProviderForHis) {
    const Proposals propose{{title("Anglais à Lyon", 3), place("Lyon", 200), title("Lyonnaise de théâtre"),
                             provider("Alpha Formation", 12), title("Alpha et français"), topic("Alphabétisation", 7)}};
    EXPECT_THAT(propose("lyo"), ElementsAre("Lyon", "Lyonnaise de théâtre", "Anglais à Lyon"));
    EXPECT_THAT(propose("alpha f"), ElementsAre("Alpha Formation", "Alpha et français"));
}

TEST(Complete, TakesCapitalsAccentsAndElisionsForNothing) {
    const Proposals propose{{topic("Anglais"), title("L'électricité à l’école")}};
    for (const std::string_view typed : {"l'angl", "ANGL", "Ánglais", "d’ang", "anglais "})
        EXPECT_THAT(propose(typed), ElementsAre("Anglais")) << typed;
    for (const std::string_view typed : {"ELECT", "électricité à l'éc", "ecole elec"})
        EXPECT_THAT(propose(typed), SizeIs(1)) << typed;
}

TEST(Complete, FindsAnEntryByItsOtherWritings) {
    const Proposals propose{{topic("Excel", 5, {"tableur", "feuille de calcul", "spreadsheet"})}};
    for (const std::string_view typed : {"tabl", "feuille de c", "calcul", "spread", "tableur exc"})
        EXPECT_THAT(propose(typed), ElementsAre("Excel")) << typed;
}

TEST(Complete, PutsTheShownTextBeforeTheOtherWritings) {
    const Proposals propose{{topic("Vente", 90, {"commerce"}), topic("Commerce international", 2)}};
    EXPECT_THAT(propose("com"), ElementsAre("Commerce international", "Vente"));
    EXPECT_THAT(propose("commerce"), ElementsAre("Vente", "Commerce international"));
}

TEST(Complete, FindsCompoundsInPartsAndAsOneWord) {
    const Proposals propose{{title("Concevoir un e-learning"), title("Elearning express")}};
    EXPECT_THAT(propose("elear"), ElementsAre("Elearning express", "Concevoir un e-learning"));
    EXPECT_THAT(propose("e-lear"), UnorderedElementsAre("Elearning express", "Concevoir un e-learning"));
    EXPECT_THAT(propose("e learn"), ElementsAre("Concevoir un e-learning"));
    EXPECT_THAT(propose("concevoir un elear"), ElementsAre("Concevoir un e-learning"));
}

TEST(Complete, FindsInclusiveEndingsInEitherGender) {
    const Proposals propose{{title("Formateur·rice d'adultes")}};
    EXPECT_THAT(propose("formateur d'ad"), SizeIs(1));
    EXPECT_THAT(propose("formatrice d'ad"), SizeIs(1));
}

TEST(Complete, ProposesNothingWithoutALiveOffer) {
    const Proposals propose{{title("Excel avancé", 0), topic("Excel", 0)}};
    EXPECT_THAT(propose("exc"), IsEmpty());
}

TEST(Complete, PutsWhatIsTypedBeforeWhatBeginsSoBeforeWhatHoldsItInOrderAndInAnyOrder) {
    const Proposals propose{{title("Projet gestion", 50), title("La gestion d'un projet", 40),
                             title("Gestion projet", 1), title("Gestion projets agiles", 3), title("Gestion", 90)}};
    EXPECT_THAT(propose("gestion projet"),
                ElementsAre("Gestion projet", "Gestion projets agiles", "La gestion d'un projet", "Projet gestion"));
}

TEST(Complete, BreaksTiesByOffersThenByLengthThenByText) {
    const Proposals propose{{title("Word c", 2), title("Word b", 2), title("Word long", 2), title("Word z", 3)}};
    EXPECT_THAT(propose("wor"), ElementsAre("Word z", "Word b", "Word c", "Word long"));
}

TEST(Complete, LetsTitlesTakeHalfOfThePlacesWhileOtherKindsMatch) {
    std::vector<Offered> offered;
    for (int i = 0; i < 20; ++i) offered.push_back(title("Paris guide " + std::to_string(i), 100));
    EXPECT_THAT(Proposals{offered}("par"), SizeIs(8)) << "nothing else matches";
    for (int i = 0; i < 3; ++i) offered.push_back(provider("Cours Paris " + std::to_string(i)));
    const auto proposed = Proposals{offered}("par");
    ASSERT_THAT(proposed, SizeIs(8));
    // Providers take two places as well, and what they leave goes to the next best.
    EXPECT_EQ(std::ranges::count_if(proposed, [](const auto& text) { return text.starts_with("Paris"); }), 6);
    for (int i = 0; i < 9; ++i) offered.push_back(topic("Nuits de Paris " + std::to_string(i)));
    const auto mixed = Proposals{offered}("par");
    EXPECT_EQ(std::ranges::count_if(mixed, [](const auto& text) { return text.starts_with("Paris"); }), 4);
}

TEST(Complete, KeepsAPlaceForTheBestOfEachKindThatBeginsSo) {
    std::vector<Offered> offered{place("Paris"), provider("Paris Formation")};
    for (int i = 0; i < 9; ++i) offered.push_back(topic("Parentalité " + std::to_string(i), 50));
    for (int i = 0; i < 9; ++i) offered.push_back(title("Parcours " + std::to_string(i), 50));
    const auto proposed = Proposals{offered}("par");
    EXPECT_THAT(proposed, SizeIs(8));
    EXPECT_THAT(proposed, testing::Contains("Paris"));
    EXPECT_THAT(proposed, testing::Contains("Paris Formation"));
    EXPECT_THAT(Proposals{offered}("par", 1), ElementsAre("Parentalité 0"));
}

NearPrefix nearly(std::map<std::string, Strings> words) {
    return [words = std::move(words)](std::string_view prefix) {
        const auto found = words.find(std::string{prefix});
        return found == words.end() ? Strings{} : found->second;
    };
}

TEST(Complete, PutsCorrectionsBehindWhatIsWrittenAsTyped) {
    const Proposals propose{{title("Manger équilibré", 1), topic("Manager une équipe", 90)}};
    const auto near = nearly({{"mange", {"manager"}}});
    EXPECT_THAT(propose("mange", 8, near), ElementsAre("Manger équilibré", "Manager une équipe"));
    EXPECT_THAT(propose("mange", 1, near), ElementsAre("Manger équilibré"));
    EXPECT_THAT(propose("mange", 8), ElementsAre("Manger équilibré"));
}

TEST(Complete, DoubtsOnlyTheWordsThatNoneBeginsWith) {
    const Proposals propose{{title("Excel avancé"), title("Exceller à l'oral avancé"), title("Accès avancé")}};
    Strings asked;
    const NearPrefix near = [&](std::string_view prefix) -> Strings {
        asked.emplace_back(prefix);
        return {"avance", "no word of any entry"};
    };
    EXPECT_THAT(propose("excel avznce", 8, near), ElementsAre("Excel avancé", "Exceller à l'oral avancé"));
    EXPECT_THAT(asked, ElementsAre("avznce"));
}

TEST(Complete, DoubtsEveryWordWhereAllAreKnownAndTooLittleIsFound) {
    const Proposals propose{{title("Manger bio"), title("Manager son équipe")}};
    EXPECT_THAT(propose("manger equi", 8, nearly({{"manger", {"manager"}}})), ElementsAre("Manager son équipe"));
}

TEST(Complete, ProposesNothingForNoWords) {
    const Proposals propose{{topic("Excel"), title("???")}};
    for (const std::string_view typed : {"", " ", "???", "'", "\xFF\xFE"}) EXPECT_THAT(propose(typed), IsEmpty());
    EXPECT_THAT(propose("excel", 0), IsEmpty());
    EXPECT_THAT(Proposals{{}}("excel"), IsEmpty());
    EXPECT_THAT(complete(Completions{}, {}, "excel", {}, 8), IsEmpty());
}

TEST(Complete, ReadsAHundredBytesAndEightWords) {
    const Proposals propose{{title("Un deux trois quatre cinq six sept huit")}};
    EXPECT_THAT(propose("un deux trois quatre cinq six sept huit neuf dix"), SizeIs(1));
    EXPECT_THAT(propose("un deux trois quatre cinq six sept neuf"), IsEmpty());
    EXPECT_THAT(propose("un" + std::string(98, ' ') + "neuf"), SizeIs(1));
    EXPECT_THAT(propose("un" + std::string(97, ' ') + "neuf"), IsEmpty());
    EXPECT_THAT(propose("un" + std::string(97, ' ') + "é"), SizeIs(1)) << "half a letter is none";
}

}  // namespace
}  // namespace filon
