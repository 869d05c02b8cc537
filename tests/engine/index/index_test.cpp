#include "engine/index/index.h"

#include <algorithm>
#include <cstddef>
#include <random>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/index/derive_view.h"
#include "engine/index/failure.h"
#include "engine/index/index_writer.h"
#include "engine/matching/match_words.h"
#include "engine/offers/record_codec.h"
#include "tests/engine/index/a_folder.h"

namespace filon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const ReferenceData& reference() {
    static const auto data = ReferenceData::built_in();
    return data;
}

PublicOffer an_offer(std::string id, std::string title) {
    PublicOffer offer;
    offer.id = std::move(id);
    offer.provider = "P";
    offer.title = std::move(title);
    return offer;
}

Manifest write_index(const AFolder& folder, const std::vector<PublicOffer>& offers) {
    PublicIndexWriter writer{folder.path(), reference()};
    PublicProvider provider;
    provider.id = "P";
    provider.name = "Organisme";
    writer.add(provider);
    for (const auto& offer : offers) writer.add(offer);
    Manifest manifest;
    manifest.generation = "20261124T120000Z-0001";
    manifest.audience = Audience::extranet;
    manifest.date = *Date::parse("2026-11-24");
    return writer.finish(std::move(manifest));
}

std::vector<std::string> found(const Index& index, std::string_view words) {
    Analyser analyser{reference().vocabulary.acronyms()};
    const auto candidates =
        index.candidates(analyser.query(words, index.view().languages_asked_in(TextLanguage::french)), {});
    const auto& ids = index.view().offer_ids();
    std::vector<std::string> found;
    candidates.each(ids.size(), {}, [&](const Candidate& candidate) { found.emplace_back(ids[candidate.offer]); });
    return found;
}

// Everything that a search can follow in a view: words, filters, every facet, an order.
SearchResult search_all_through(const View& view) {
    SearchRequest request;
    request.criteria.today = *Date::parse("2026-11-24");
    auto& place = request.criteria.places.emplace_back();
    place.centre = UnitVector::of({.latitude = 45.76, .longitude = 4.83});
    place.radius_chord = std::int64_t{1} << 60;
    request.criteria.modality = {.values = 0x0F, .unknown = true};
    for (std::size_t i = 0; i < facet_count; ++i) request.facets.push_back(static_cast<Facet>(i));
    Analyser analyser{reference().vocabulary.acronyms()};
    const auto words = analyser.query("excel perfectionnement word", view.languages_asked_in(TextLanguage::french));
    search(view.columns(), match_words(view.postings(), words, {}), request, {});
    request.criteria = {};
    request.criteria.today = *Date::parse("2026-11-24");
    return search(view.columns(), Candidates::all_alike(), request, {});
}

TEST(Index, FindsWhatHoldsEnoughOfTheWords) {
    const AFolder folder;
    write_index(folder, {an_offer("a", "Excel perfectionnement"), an_offer("b", "Excel"),
                         an_offer("c", "Word perfectionnement"), an_offer("d", "Soudage")});
    const Index index{folder.path(), reference()};
    EXPECT_THAT(found(index, "excel"), ElementsAre("a", "b"));
    EXPECT_THAT(found(index, "excel perfectionnement"), ElementsAre("a"));
    EXPECT_THAT(found(index, "excel perfectionnement zzz"), ElementsAre("a"));
    EXPECT_THAT(found(index, "excel zzz"), IsEmpty());
    EXPECT_THAT(found(index, ""), ElementsAre("a", "b", "c", "d"));
    EXPECT_THAT(found(index, "une formation"), ElementsAre("a", "b", "c", "d"));
}

TEST(Index, CountsACompoundAsOneWordHeld) {
    const AFolder folder;
    write_index(folder, {an_offer("a", "Concevoir un e-learning"), an_offer("b", "Concevoir un elearning"),
                         an_offer("c", "Concevoir un plan")});
    const Index index{folder.path(), reference()};
    EXPECT_THAT(found(index, "concevoir e-learning"), ElementsAre("a", "b"));
    EXPECT_THAT(found(index, "elearning concevoir"), ElementsAre("a", "b"));
}

TEST(Index, FindsAnOfferByTheSynonymsOfItsTopics) {
    const AFolder folder;
    auto offer = an_offer("a", "Module B12");
    offer.topics = {"excel"};
    write_index(folder, {offer});
    const Index index{folder.path(), reference()};
    EXPECT_THAT(found(index, "tableur"), ElementsAre("a"));
}

TEST(Index, ScoresATitleAboveABodyAndAllAtMostOne) {
    const AFolder folder;
    auto body = an_offer("a", "Bureautique");
    body.objectives = "Découvrir Excel.";
    write_index(folder, {body, an_offer("b", "Excel"), an_offer("c", "Soudage"), an_offer("d", "Cuisine")});
    const Index index{folder.path(), reference()};
    Analyser analyser{reference().vocabulary.acronyms()};
    const auto candidates =
        index.candidates(analyser.query("excel", index.view().languages_asked_in(TextLanguage::french)), {}).scored;
    ASSERT_EQ(candidates.size(), 2U);
    EXPECT_LT(candidates[0].score, candidates[1].score);
    EXPECT_LE(candidates[1].score, 1'000);
    EXPECT_GT(candidates[0].score, 0);
}

TEST(Index, GivesRecordsBack) {
    const AFolder folder;
    write_index(folder, {an_offer("a", "Excel")});
    const Index index{folder.path(), reference()};
    ASSERT_EQ(index.view().offer_ids().find("a"), 0U);
    EXPECT_EQ(decode_public_offer(index.offer_record(0))->title, "Excel");
    EXPECT_EQ(decode_public_provider(index.provider_record(0))->name, "Organisme");
    EXPECT_FALSE(index.view().offer_ids().find("b").has_value());
    EXPECT_FALSE(index.view().provider_ids().find("Q").has_value());
}

TEST(Index, StopsAMatchThatIsToEnd) {
    const AFolder folder;
    write_index(folder, {an_offer("a", "Excel")});
    const Index index{folder.path(), reference()};
    std::stop_source source;
    source.request_stop();
    Analyser analyser{reference().vocabulary.acronyms()};
    EXPECT_THROW(index.candidates(analyser.query("excel", {TextLanguage::french}), source.get_token()), Stopped);
}

TEST(Index, AnswersOnAfterItsFolderIsGone) {
    const AFolder folder;
    write_index(folder, {an_offer("a", "Excel perfectionnement"), an_offer("b", "Excel")});
    const Index index{folder.path(), reference()};
    std::filesystem::remove_all(folder.path());
    std::vector<std::jthread> threads;  // more than the one store that is open
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int round = 0; round < 20; ++round) EXPECT_EQ(found(index, "excel").size(), 2U);
        });
}

TEST(Index, AnswersManyThreadsAtOnce) {
    const AFolder folder;
    write_index(folder, {an_offer("a", "Excel perfectionnement"), an_offer("b", "Excel")});
    const Index index{folder.path(), reference()};
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int round = 0; round < 50; ++round) EXPECT_EQ(found(index, "excel").size(), 2U);
        });
}

TEST(OpenVerified, RefusesAFolderOfTheOtherAudience) {
    const AFolder folder;
    write_index(folder, {an_offer("a", "Excel")});
    EXPECT_NO_THROW(open_verified(folder.path(), Audience::extranet, reference()));
    EXPECT_THROW(open_verified(folder.path(), Audience::intranet, reference()), IndexFailure);
}

TEST(OpenVerified, RefusesEveryFlippedBit) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    const AFolder folder;
    const auto manifest = write_index(folder, {an_offer("a", "Excel perfectionnement"), an_offer("b", "Word")});
    for (const auto& file : manifest.files) {
        const std::string whole{MappedFile{folder / file.path}.text()};
        if (whole.empty()) continue;  // no lexicon
        for (int round = 0; round < 20; ++round) {
            auto flipped = whole;
            const auto at = random() % flipped.size();
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << random() % 8));
            write_durably(folder / file.path, flipped);
            EXPECT_THROW(open_verified(folder.path(), Audience::extranet, reference()), IndexFailure)
                << file.path << " byte " << at;
        }
        write_durably(folder / file.path, whole);
    }
}

TEST(DerivedView, IsTheViewThatWasWritten) {
    const AFolder folder;
    auto offer = an_offer("b", "Word");
    offer.sessions.resize(1);
    offer.sessions[0].start = *PartialDate::parse("2027-01");
    write_index(folder, {an_offer("a", "Excel perfectionnement Excel"), offer});
    const auto verified = open_verified(folder.path(), Audience::extranet, reference());
    EXPECT_NO_THROW(require_derived_view(folder.path(), verified, reference()));
    // A view that opens and yet says something else: one offer's length.
    std::string other{MappedFile{folder / "view"}.text()};
    const auto row = verified.index->view().columns().offers[1];
    const auto at = other.find(std::string_view{reinterpret_cast<const char*>(&row), sizeof row});
    ASSERT_NE(at, std::string::npos);
    other[at + offsetof(OfferRow, hours)] ^= 1;
    write_durably(folder / "view", other);
    EXPECT_NO_THROW(View::open(folder.path()));
    EXPECT_THROW(require_derived_view(folder.path(), verified, reference()), IndexFailure);
}

// The sums are one guard; this is the other, for who opens without them.
TEST(View, RefusesAFileThatIsCutOrPointsOutsideItself) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    const AFolder folder;
    auto offer = an_offer("a", "Excel perfectionnement");
    offer.topics = {"excel"};
    offer.teaching_languages = {*LanguageTag::parse("en-GB")};
    offer.certification = {{.name = "TOSA", .rncp = {}, .rs = {}}};
    offer.prices = {{.amount = *Euros::checked(400), .vat_rate = {}, .format = {}}};
    offer.sessions.resize(2);
    offer.sessions[0].start = *PartialDate::parse("2027-01-12");
    offer.sessions[0].place.emplace().insee = "69123";
    offer.sessions[1].start = *PartialDate::parse("2027");
    write_index(folder, {offer, an_offer("b", "Word")});
    const std::string whole{MappedFile{folder / "view"}.text()};
    for (std::size_t size = 0; size < whole.size(); size += 1 + random() % 37) {
        write_durably(folder / "view", std::string_view{whole}.substr(0, size));
        EXPECT_THROW(View::open(folder.path()), IndexFailure) << size << " bytes";
    }
    for (int round = 0; round < 500; ++round) {
        auto flipped = whole;
        const auto at = random() % flipped.size();
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << random() % 8));
        write_durably(folder / "view", flipped);
        try {
            const auto view = View::open(folder.path());
            search_all_through(view);
            for (std::uint32_t i = 0; i < view.columns().offers.size(); ++i)
                EXPECT_LE(view.offer_ids()[i].size(), whole.size());
        } catch (const IndexFailure&) {
        }
    }
}

}  // namespace
}  // namespace filon
