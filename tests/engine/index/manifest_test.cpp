#include "engine/index/manifest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/index/failure.h"
#include "engine/index/files.h"
#include "tests/engine/index/a_folder.h"

namespace filon {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Manifest a_manifest(const AFolder& folder) {
    write_durably(folder / "view", "rows of a view");
    Manifest manifest;
    manifest.generation = "20261124T120000Z-0001";
    manifest.audience = Audience::extranet;
    manifest.date = *Date::parse("2026-11-24");
    manifest.offers = 12;
    manifest.canaries = {{.words = "Excel – 100 % \n pratique", .total = 3, .first_ids = {"a b", "%", ""}}};
    manifest.cover(folder.path(), "view");
    manifest.write(folder.path());
    return manifest;
}

TEST(Manifest, IsReadAsItWasWritten) {
    const AFolder folder;
    const auto written = a_manifest(folder);
    const auto read = Manifest::read(folder.path());
    EXPECT_EQ(read.generation, written.generation);
    EXPECT_EQ(read.audience, written.audience);
    EXPECT_EQ(read.date, written.date);
    EXPECT_EQ(read.offers, 12U);
    ASSERT_THAT(read.canaries, SizeIs(1));
    EXPECT_EQ(read.canaries[0].words, written.canaries[0].words);
    EXPECT_EQ(read.canaries[0].first_ids, written.canaries[0].first_ids);
    EXPECT_THAT(read.differences(folder.path()), IsEmpty());
}

TEST(Manifest, FindsAFileThatIsMissingShorterChangedOrTooMany) {
    const AFolder folder;
    const auto manifest = a_manifest(folder);
    write_durably(folder / "view", "rows of a viev");
    EXPECT_THAT(manifest.differences(folder.path()), testing::ElementsAre(HasSubstr("its bytes")));
    write_durably(folder / "view", "rows");
    EXPECT_THAT(manifest.differences(folder.path()), testing::ElementsAre(HasSubstr("4 bytes, not 14")));
    std::filesystem::remove(folder / "view");
    EXPECT_THAT(manifest.differences(folder.path()), testing::ElementsAre(HasSubstr("missing")));
    write_durably(folder / "view", "rows of a view");
    write_durably(folder / "other", "");
    EXPECT_THAT(manifest.differences(folder.path()), testing::ElementsAre(HasSubstr("not of this index")));
}

TEST(Manifest, IsRefusedWhateverBitOfItFlips) {
    const AFolder folder;
    a_manifest(folder);
    const std::string whole{MappedFile{folder / "manifest"}.text()};
    for (std::size_t i = 0; i < whole.size(); ++i) {
        auto flipped = whole;
        flipped[i] = static_cast<char>(flipped[i] ^ 1);
        write_durably(folder / "manifest", flipped);
        EXPECT_THROW(Manifest::read(folder.path()), IndexFailure) << "byte " << i;
    }
}

TEST(Manifest, IsRefusedWhereverItIsCut) {
    const AFolder folder;
    a_manifest(folder);
    const std::string whole{MappedFile{folder / "manifest"}.text()};
    for (std::size_t size = 0; size < whole.size(); ++size) {
        write_durably(folder / "manifest", std::string_view{whole}.substr(0, size));
        EXPECT_THROW(Manifest::read(folder.path()), IndexFailure) << size << " bytes";
    }
}

}  // namespace
}  // namespace filon
