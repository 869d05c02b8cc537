#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "indexer/records/record.h"
#include "tests/indexer/sources/source_folder.h"

namespace filon {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::SizeIs;

using GzipSources = Sources;

TEST_F(GzipSources, NeverHoldATooLongLineWhole) {
    // 400 MB of one line in 400 kB of gzip.
    const auto member = gzip(std::string(std::size_t{1} << 22, 'x'));
    std::string bytes;
    for (int i = 0; i < 100; ++i) bytes += member;
    const auto resident = [] {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return usage.ru_maxrss / 1024;
    };
    const auto file = put("bomb.jsonl.gz", bytes + gzip("\ny\n"));
    const auto before = resident();
    const auto lines = read({file}).lines;
    ASSERT_THAT(lines, SizeIs(2));
    EXPECT_EQ(lines[1].second, "y");
    EXPECT_LT(resident() - before, 50) << "MiB";
}

TEST_F(GzipSources, ReadEveryMemberOfAGzipFile) {
    EXPECT_THAT(read({put("a.jsonl.gz", gzip("x\ny") + gzip("") + gzip("z\n") + gzip("t\n"))}).lines,
                ElementsAre(Pair(1, "x"), Pair(2, "yz"), Pair(3, "t")));
    EXPECT_THAT(read({put("b.jsonl.gz", gzip("x\n") + std::string(1'000, '\0'))}).lines, ElementsAre(Pair(1, "x")))
        << "zeros pad a tape's block";
    EXPECT_THAT(read({put("c.jsonl", gzip("x\n"))}).lines, ElementsAre(Pair(1, "x"))) << "the bytes tell";
}

TEST_F(GzipSources, FailAfterTheLinesBeforeTheBreakOfAGzipFile) {
    std::string bytes;
    std::mt19937_64 random{7};
    for (int i = 0; i < 20'000; ++i) bytes += std::to_string(random()) + '\n';
    const auto whole = gzip(bytes);

    const auto cut = read({put("cut.jsonl.gz", whole.substr(0, whole.size() / 2))});
    EXPECT_THAT(cut.failure, HasSubstr("cut.jsonl.gz: the gzip file is cut short"));
    EXPECT_GT(cut.lines.size(), 5'000U);
    for (std::size_t i = 0, at = 0; i < cut.lines.size(); ++i) {
        ASSERT_EQ(bytes.compare(at, cut.lines[i].second.size() + 1, cut.lines[i].second + '\n'), 0) << "no line is cut";
        at += cut.lines[i].second.size() + 1;
    }
    for (const std::size_t size : {whole.size() - 1, whole.size() - 8, std::size_t{2}, std::size_t{9}})
        EXPECT_THAT(read({put("cut.jsonl.gz", whole.substr(0, size))}).failure, HasSubstr("cut short")) << size;

    auto flipped = whole;
    flipped[flipped.size() - 6] ^= 1;  // in the checksum
    const auto read_flipped = read({put("flipped.jsonl.gz", flipped)});
    EXPECT_THAT(read_flipped.failure, HasSubstr("flipped.jsonl.gz: the gzip file is corrupt"));
    EXPECT_THAT(read_flipped.lines, SizeIs(20'000));
    EXPECT_THAT(read({put("more.jsonl.gz", gzip("x\n") + "garbage")}).failure, HasSubstr("goes on after its end"));
    EXPECT_THAT(read({put("second.jsonl.gz", gzip("x\n") + whole.substr(0, 50))}).lines[0].second, "x");
}

TEST_F(GzipSources, FailOnAFileNamedGzipThatIsNone) {
    for (const auto* bytes : {"", "x", "{\"a\":1}\n"})
        EXPECT_THAT(read({put("a.jsonl.gz", bytes)}).failure, HasSubstr("a.jsonl.gz: is no gzip file"));
}

}  // namespace
}  // namespace filon
