#include "server/snapshots/snapshots.h"

#include <atomic>
#include <functional>
#include <thread>

#include <gtest/gtest.h>

#include "engine/index/failure.h"
#include "engine/index/files.h"
#include "engine/index/generations.h"
#include "engine/index/index_writer.h"
#include "tests/engine/index/a_folder.h"

namespace filon {
namespace {

const ReferenceData& reference() {
    static const auto data = ReferenceData::built_in();
    return data;
}

Date today() {
    return *Date::parse("2026-11-24");
}

// Publishes a generation of so many offers for the extranet.
std::string publish(const Generations& generations, int offers) {
    Draft draft{generations, {}};
    PublicIndexWriter writer{draft.folder(Audience::extranet), reference()};
    PublicProvider provider;
    provider.id = "P";
    provider.name = "Organisme";
    writer.add(provider);
    for (int i = 0; i < offers; ++i) {
        PublicOffer offer;
        offer.id = "O" + std::to_string(i);
        offer.provider = "P";
        offer.title = "Excel";
        writer.add(offer);
    }
    Manifest manifest;
    manifest.generation = draft.id();
    writer.finish(manifest);
    draft.publish(10);
    return draft.id();
}

// Waits for what another thread is about to do; the test fails when it does not.
bool comes(const std::function<bool()>& wanted) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (std::chrono::steady_clock::now() < deadline) {
        if (wanted()) return true;
        std::this_thread::yield();
    }
    return false;
}

TEST(Snapshots, TakeOverAGenerationThatIsPublished) {
    const AFolder folder;
    const Generations generations{folder.path()};
    publish(generations, 1);
    Snapshots snapshots{folder.path(), Audience::extranet, reference(), today};
    const auto before = snapshots.current();
    const auto id = publish(generations, 2);
    snapshots.look_now();
    EXPECT_TRUE(comes([&] { return snapshots.current()->manifest.generation == id; }));
    EXPECT_EQ(before->manifest.offers, 1U);  // who holds the old one keeps it
    EXPECT_EQ(snapshots.swaps(), 1U);
}

TEST(Snapshots, RefuseABrokenGenerationAndTakeItOnceItIsMended) {
    const AFolder folder;
    const Generations generations{folder.path()};
    const auto first = publish(generations, 1), second = publish(generations, 2);
    WriteLock{generations}.make_current(first);
    Snapshots snapshots{folder.path(), Audience::extranet, reference(), today};

    const auto view = generations.folder(second, Audience::extranet) / View::file_name;
    const std::string whole{MappedFile{view}.text()};
    write_durably(view, whole.substr(1));
    WriteLock{generations}.make_current(second);
    snapshots.look_now();
    ASSERT_TRUE(comes([&] { return snapshots.refused() > 0; }));
    EXPECT_EQ(snapshots.current()->manifest.generation, first);

    write_durably(view, whole);
    snapshots.look_now();
    EXPECT_TRUE(comes([&] { return snapshots.current()->manifest.generation == second; }));
}

TEST(Snapshots, KeepServingWhenTheFolderGoesAway) {
    const AFolder folder;
    const Generations generations{folder.path()};
    publish(generations, 1);
    Snapshots snapshots{folder.path(), Audience::extranet, reference(), today};
    std::filesystem::remove_all(folder / "generations");
    snapshots.look_now();
    ASSERT_TRUE(comes([&] { return snapshots.refused() > 0; }));
    EXPECT_EQ(snapshots.current()->manifest.offers, 1U);
}

TEST(Snapshots, WatchOneAudiencesFolderCopiedFromElsewhere) {
    const AFolder folder, elsewhere;
    const Generations generations{folder.path()};
    const auto copy = [&](const std::string& id) {
        std::filesystem::copy(generations.folder(id, Audience::extranet), elsewhere / id);
        const auto link = elsewhere / "link";
        std::filesystem::remove(link);
        std::filesystem::create_directory_symlink(elsewhere / id, link);
    };
    copy(publish(generations, 1));
    Snapshots snapshots{elsewhere / "link", Audience::extranet, reference(), today};
    const auto second = publish(generations, 2);
    copy(second);
    snapshots.look_now();
    EXPECT_TRUE(comes([&] { return snapshots.current()->manifest.generation == second; }));
}

TEST(Snapshots, DoNotStartOnTheOtherAudiencesFolderNorOnNone) {
    const AFolder folder;
    const Generations generations{folder.path()};
    const auto id = publish(generations, 1);
    EXPECT_THROW((Snapshots{generations.folder(id, Audience::extranet), Audience::intranet, reference(), today}),
                 IndexFailure);
    EXPECT_THROW((Snapshots{folder / "nowhere", Audience::extranet, reference(), today}), IndexFailure);
}

TEST(Snapshots, TurnWithTheDay) {
    const AFolder folder;
    const Generations generations{folder.path()};
    publish(generations, 3);
    std::atomic<std::int32_t> day{today().number()};
    Snapshots snapshots{folder.path(), Audience::extranet, reference(), [&] { return Date::from_number(day); }};
    const auto before = snapshots.current();
    EXPECT_EQ(before->columns.standing.day, today());
    ++day;
    snapshots.look_now();
    EXPECT_TRUE(comes([&] { return snapshots.current()->columns.standing.day == Date::from_number(day); }));
    EXPECT_EQ(snapshots.current()->index, before->index);  // nothing is opened twice
    EXPECT_EQ(snapshots.swaps(), 0U);
}

}  // namespace
}  // namespace filon
