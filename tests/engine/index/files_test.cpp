#include "engine/index/files.h"

#include <gtest/gtest.h>

#include "engine/index/failure.h"
#include "tests/engine/index/a_folder.h"

namespace filon {
namespace {

TEST(Files, ReadWhatWasWrittenEvenAfterItIsUnlinked) {
    const AFolder folder;
    write_durably(folder / "a", "some bytes");
    const MappedFile file{folder / "a"};
    std::filesystem::remove(folder / "a");
    EXPECT_EQ(file.text(), "some bytes");
}

TEST(Files, MapAnEmptyFileAsNoBytes) {
    const AFolder folder;
    write_durably(folder / "a", "");
    EXPECT_TRUE(MappedFile{folder / "a"}.text().empty());
}

TEST(Files, NameTheFileThatIsNotThere) {
    const AFolder folder;
    try {
        const MappedFile file{folder / "absent"};
        FAIL() << "mapped";
    } catch (const IndexFailure& failure) {
        EXPECT_NE(std::string{failure.what()}.find("absent"), std::string::npos);
    }
}

TEST(Files, SayThatTheDiskIsFull) {
    EXPECT_THROW(write_durably("/dev/full", "some bytes"), IndexFailure);
}

TEST(Sha256, IsThatOfTheStandard) {
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
}  // namespace filon
