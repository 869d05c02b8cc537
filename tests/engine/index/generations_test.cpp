#include "engine/index/generations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/index/failure.h"
#include "engine/index/files.h"
#include "tests/engine/index/a_folder.h"

namespace filon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const auto noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours{12};

std::string publish(const Generations& generations, std::chrono::sys_seconds now = noon) {
    Draft draft{generations, now};
    write_durably(draft.folder(Audience::extranet) / "view", "rows");
    draft.publish(100);
    return draft.id();
}

TEST(Generations, AreNamedByTimeAndSequence) {
    const AFolder folder;
    const Generations generations{folder.path()};
    EXPECT_EQ(publish(generations), "20261124T120000Z-0001");
    EXPECT_EQ(publish(generations), "20261124T120000Z-0002");
    EXPECT_EQ(generations.current(), "20261124T120000Z-0002");
}

TEST(Generations, KeepTheirOrderWhenTheClockIsSetBack) {
    const AFolder folder;
    const Generations generations{folder.path()};
    const auto first = publish(generations), second = publish(generations, noon - std::chrono::hours{48});
    EXPECT_THAT(generations.list(), ElementsAre(first, second));
}

TEST(Generations, HoldNothingOfADraftThatWasNotPublished) {
    const AFolder folder;
    const Generations generations{folder.path()};
    {
        const Draft draft{generations, noon};
        EXPECT_TRUE(std::filesystem::exists(draft.folder(Audience::intranet)));
        EXPECT_THAT(generations.list(), IsEmpty());
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder / "generations"));
    EXPECT_FALSE(generations.current().has_value());
}

TEST(Generations, SweepWhatACrashLeft) {
    const AFolder folder;
    const Generations generations{folder.path()};
    std::filesystem::create_directories(folder / "generations/.tmp-20200101T000000Z-0001/intranet");
    publish(generations);
    EXPECT_FALSE(std::filesystem::exists(folder / "generations/.tmp-20200101T000000Z-0001"));
}

TEST(Generations, AreWrittenByOneAtATime) {
    const AFolder folder;
    const Generations generations{folder.path()};
    const Draft draft{generations, noon};
    EXPECT_THROW((Draft{generations, noon}), IndexFailure);
}

TEST(Generations, RollBackToOneThatIsThere) {
    const AFolder folder;
    const Generations generations{folder.path()};
    const auto first = publish(generations);
    publish(generations);
    WriteLock{generations}.make_current(first);
    EXPECT_EQ(generations.current(), first);
    EXPECT_THROW(WriteLock{generations}.make_current("20200101T000000Z-0099"), IndexFailure);
}

TEST(Generations, PruneSparesTheCurrentThePreviousAndTheYoungest) {
    const AFolder folder;
    const Generations generations{folder.path()};
    std::vector<std::string> ids;
    for (int i = 0; i < 6; ++i) ids.push_back(publish(generations));
    WriteLock lock{generations};
    lock.make_current(ids[2]);
    EXPECT_THAT(lock.prune(1), ElementsAre(ids[0], ids[3], ids[4]));
    EXPECT_THAT(generations.list(), ElementsAre(ids[1], ids[2], ids[5]));
}

TEST(Generations, ABuildAfterARollbackSparesWhatIsStillServed) {
    const AFolder folder;
    const Generations generations{folder.path()};
    std::vector<std::string> ids;
    for (int i = 0; i < 4; ++i) ids.push_back(publish(generations));
    WriteLock{generations}.make_current(ids[0]);
    Draft draft{generations, noon};
    draft.publish(2);
    EXPECT_THAT(generations.list(), ElementsAre(ids[0], ids[3], draft.id()));
}

TEST(Generations, AreNotWhateverElseLiesInTheFolder) {
    const AFolder folder;
    const Generations generations{folder.path()};
    const auto id = publish(generations);
    std::filesystem::create_directories(folder / "generations/lost+found");
    std::filesystem::create_directories(folder / "generations/20261124T120000Z-0001-copy");
    EXPECT_THAT(generations.list(), ElementsAre(id));
    EXPECT_THROW(WriteLock{generations}.make_current("lost+found"), IndexFailure);
    WriteLock{generations}.prune(1);
    EXPECT_TRUE(std::filesystem::exists(folder / "generations/lost+found"));
}

TEST(Generations, CannotBeRolledBackOrPrunedDuringABuild) {
    const AFolder folder;
    const Generations generations{folder.path()};
    publish(generations);
    const Draft draft{generations, noon};
    EXPECT_THROW(WriteLock{generations}, IndexFailure);
}

TEST(Generations, HideWhatIsConfidentialFromOthers) {
    const AFolder folder;
    const Generations generations{folder.path()};
    const Draft draft{generations, noon};
    using enum std::filesystem::perms;
    const auto others = others_all;
    EXPECT_EQ(std::filesystem::status(draft.folder(Audience::intranet)).permissions() & others, none);
    EXPECT_EQ(std::filesystem::status(draft.workshop()).permissions() & (others | group_all), none);
}

}  // namespace
}  // namespace filon
