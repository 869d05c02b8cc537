#include "indexer/build_generation.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/index/failure.h"
#include "engine/index/generations.h"
#include "engine/index/index.h"
#include "engine/offers/record_codec.h"
#include "indexer/sources/record_source.h"
#include "tests/engine/index/a_folder.h"

namespace filon {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

const ReferenceData& reference() {
    static const auto data = ReferenceData::built_in();
    return data;
}

constexpr const char* provider = R"({"type":"provider","id":"P","name":"Alpha","confidential":{"notes":"secretnote"}})";

std::string offer(const std::string& id, const std::string& more = {}) {
    return R"({"type":"offer","id":")" + id + R"(","provider":"P","title":"Excel")" + (more.empty() ? "" : "," + more) +
           "}";
}

class ABuild {
public:
    BuildOutcome of(const std::vector<std::string>& lines, GuardLimits limits = {}, bool force = false) {
        std::ofstream file{folder_ / "catalogue.jsonl"};
        for (const auto& line : lines) file << line << '\n';
        file.close();
        BuildRequest request{.index = folder_ / "index",
                             .catalogues = {(folder_ / "catalogue.jsonl").string()},
                             .format = {},
                             .limits = limits,
                             .force = force,
                             .today = *Date::parse("2026-11-24"),
                             .now = {},
                             .quiet = true};
        return build_generation(request, reference());
    }
    Generations generations() const { return Generations{folder_ / "index"}; }
    VerifiedIndex current(Audience audience) const {
        return open_verified(generations().folder(*generations().current(), audience), audience, reference());
    }
    std::string bytes(Audience audience) const {
        std::string all;
        const auto folder = generations().folder(*generations().current(), audience);
        for (const auto& entry : std::filesystem::directory_iterator{folder}) {
            const MappedFile file{entry.path()};
            all += file.text();
        }
        return all;
    }
    // What replies are made of. The store as such bears Xapian's random name of the database.
    std::vector<std::string> answers(Audience audience) const {
        const auto open = current(audience);
        const MappedFile view{generations().folder(*generations().current(), audience) / View::file_name};
        std::vector<std::string> all{std::string{view.text()}};
        for (std::uint32_t i = 0; i < open.manifest.offers; ++i) all.push_back(open.index->offer_record(i));
        for (const auto& canary : open.manifest.canaries)
            all.push_back(canary.words + " " + std::to_string(canary.total));
        return all;
    }

private:
    AFolder folder_;
};

TEST(Build, NamesEachBrokenRecordAndLosesNothingElse) {
    ABuild build;
    const auto outcome =
        build.of({provider, offer("A"), "no json", offer("B", R"("prices":[{"amount":-5}])"), offer("A"),
                  R"({"type":"offer","id":"C","provider":"Q","title":"Sans organisme"})", offer("D")},
                 {.max_rejected_percent = 100});
    const auto& report = outcome.report;
    EXPECT_EQ(report.offers.read, 5U);
    EXPECT_EQ(report.offers.accepted, 2U);
    EXPECT_EQ(report.offers.rejected, 3U);
    const auto rejection = [](std::uint64_t line, const char* id, const char* field) {
        return AllOf(Field(&Rejection::origin, Field(&RecordOrigin::line, line)), Field(&Rejection::id, id),
                     Field(&Rejection::fault, Field(&Fault::field, field)));
    };
    EXPECT_THAT(report.rejected, ElementsAre(rejection(3, "", ""), rejection(4, "B", "prices[0].amount"),
                                             rejection(5, "A", "id"), rejection(6, "C", "provider")));
    EXPECT_EQ(build.current(Audience::intranet).manifest.offers, 2U);
}

TEST(Build, TakesAnOfferBeforeItsProvider) {
    ABuild build;
    EXPECT_EQ(build.of({offer("A"), provider}).report.offers.accepted, 1U);
}

TEST(Build, WarnsOnceOfWhatItTakesNevertheless) {
    ABuild build;
    const auto outcome = build.of({provider, offer("A", R"("colour":"red","topics":["no-such-topic"])"),
                                   offer("B", R"("colour":"blue")"),
                                   offer("C", R"("sessions":[{"start":"2027-01-12","place":{"town":"Zzyzxville"}}])")});
    const auto warning = [](const char* field, const char* reason, std::uint64_t count) {
        return AllOf(
            Field(&Warning::fault, AllOf(Field(&Fault::field, field), Field(&Fault::reason, HasSubstr(reason)))),
            Field(&Warning::count, count));
    };
    EXPECT_THAT(outcome.report.warnings,
                testing::UnorderedElementsAre(warning("colour", "no field", 2), warning("topics", "no-such-topic", 1),
                                              warning("sessions[].place", "Zzyzxville", 1)));
    EXPECT_EQ(outcome.report.offers.accepted, 3U);
}

TEST(Build, CountsTheSessionsOfAcceptedAndOfRejectedOffers) {
    ABuild build;
    const auto sessions = R"("sessions":[{"start":"2027-01-12"},{"start":"2027-02-12"}])";
    const auto report =
        build.of({provider, offer("A", sessions), offer("A", sessions)}, {.max_rejected_percent = 100}).report;
    EXPECT_EQ(report.sessions.read, 4U);
    EXPECT_EQ(report.sessions.accepted, 2U);
    EXPECT_EQ(report.sessions.rejected, 2U);
}

TEST(Build, KeepsWhatIsConfidentialInTheIntranetAlone) {
    ABuild build;
    build.of({provider, offer("A", R"("confidential":{"notes":"secretmargin"})")});
    EXPECT_THAT(decode_offer(build.current(Audience::intranet).index->offer_record(0))->confidential.json,
                HasSubstr("secretmargin"));
    EXPECT_THAT(build.bytes(Audience::extranet),
                testing::Not(testing::AnyOf(HasSubstr("secretmargin"), HasSubstr("secretnote"))));
    const auto record = build.current(Audience::extranet).index->offer_record(0);
    EXPECT_EQ(decode_public_offer(record)->title, "Excel");
}

TEST(Build, MakesTheSameExtranetWhateverIsConfidential) {
    ABuild one, other;
    one.of({provider, offer("A")});
    other.of({R"({"type":"provider","id":"P","name":"Alpha","confidential":{"blocked":true,"quality":0.1}})",
              offer("A", R"("confidential":{"margin_percent":3})")});
    EXPECT_EQ(one.answers(Audience::extranet), other.answers(Audience::extranet));
}

TEST(Build, KeepsAnOfferWhoseSessionNamesNoPlaceThatIsKnown) {
    ABuild build;
    const auto report =
        build.of({provider, offer("A", R"("sessions":[{"start":"2027-01-12","place":{"label":"Chez vous"}}])")}).report;
    EXPECT_EQ(report.offers.accepted, 1U);
    EXPECT_EQ(report.warnings.size(), 1U);
}

TEST(Build, TakesARecordWhateverItsConfidentialPartRepeats) {
    ABuild build;
    EXPECT_EQ(build.of({provider, offer("A", R"("confidential":{"a":1,"a":2})")}).report.offers.accepted, 1U);
}

TEST(Build, LeavesUnpublishedOffersAndProvidersOutOfTheExtranet) {
    ABuild build;
    build.of({provider, offer("A"), offer("B", R"("published":false)"),
              R"({"type":"provider","id":"Q","name":"Beta","published":false})",
              R"({"type":"offer","id":"C","provider":"Q","title":"Word"})"});
    EXPECT_EQ(build.current(Audience::intranet).manifest.offers, 3U);
    const auto extranet = build.current(Audience::extranet);
    EXPECT_EQ(extranet.manifest.offers, 1U);
    EXPECT_FALSE(extranet.index->view().provider_ids().find("Q").has_value());
}

TEST(Build, DoesNotDependOnTheOrderOfTheRecords) {
    ABuild one, other;
    one.of({provider, offer("A"), offer("B"), offer("C", R"("published":false)")});
    other.of({offer("C", R"("published":false)"), offer("B"), provider, offer("A")});
    for (const auto audience : {Audience::intranet, Audience::extranet})
        EXPECT_EQ(one.answers(audience), other.answers(audience));
}

TEST(Build, PublishesNothingWhenTheCatalogueShrank) {
    ABuild build;
    build.of({provider, offer("A"), offer("B"), offer("C")});
    const auto before = build.generations().current();
    const auto outcome = build.of({provider, offer("A")});
    ASSERT_TRUE(outcome.refused.has_value());
    EXPECT_THAT(*outcome.refused, HasSubstr("--max-shrink"));
    EXPECT_TRUE(outcome.report.generation.empty());
    EXPECT_THAT(build.generations().list(), ElementsAre(*before));
    EXPECT_FALSE(build.of({provider, offer("A")}, {}, true).refused.has_value());
    EXPECT_NE(build.generations().current(), before);
}

TEST(Build, LeavesNothingBehindWhenASourceIsMissing) {
    const AFolder folder;
    BuildRequest request{.index = folder / "index",
                         .catalogues = {(folder / "absent.jsonl").string()},
                         .format = {},
                         .limits = {},
                         .today = {},
                         .now = {},
                         .quiet = true};
    EXPECT_THROW(build_generation(request, reference()), SourceFailure);
    EXPECT_FALSE(std::filesystem::exists(folder / "index"));
}

TEST(Build, KeepsFourGenerations) {
    ABuild build;
    for (int i = 0; i < 6; ++i) build.of({provider, offer("A")});
    EXPECT_EQ(build.generations().list().size(), 4U);
}

TEST(Build, ServesACatalogueOfNoOffers) {
    ABuild build;
    EXPECT_FALSE(build.of({provider}).refused.has_value());
    EXPECT_THAT(build.current(Audience::extranet).index->view().columns().offers, IsEmpty());
}

}  // namespace
}  // namespace filon
