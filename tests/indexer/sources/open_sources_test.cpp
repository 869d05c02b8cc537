#include "indexer/sources/open_sources.h"

#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "indexer/records/record.h"
#include "tests/indexer/sources/source_folder.h"

namespace filon {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;
namespace fs = std::filesystem;

TEST_F(Sources, GiveTheLinesOfAFileWithTheirNumbers) {
    const auto file = put("a.jsonl", "{\"a\":1}\n{\"b\":2}\n");
    const std::vector<std::string> names{file};
    const auto opened = open_sources(names);
    SourceLine line;
    ASSERT_TRUE(opened.records->next(line));
    EXPECT_EQ(line.source, file);
    EXPECT_EQ(line.number, 1U);
    EXPECT_EQ(line.bytes, "{\"a\":1}");
    ASSERT_TRUE(opened.records->next(line));
    EXPECT_EQ(line.number, 2U);
    EXPECT_EQ(line.bytes, "{\"b\":2}");
    EXPECT_FALSE(opened.records->next(line));
    EXPECT_FALSE(opened.records->next(line)) << "the end stays the end";
}

TEST_F(Sources, EndLinesAsEverySystemWritesThem) {
    const struct {
        const char* why;
        std::string bytes;
        std::vector<std::pair<std::size_t, std::string>> lines;
    } cases[] = {
        {"an empty file", "", {}},
        {"no LF at the end", "x\ny", {{1, "x"}, {2, "y"}}},
        {"CR LF", "x\r\ny\r\n", {{1, "x"}, {2, "y"}}},
        {"a CR inside a line is part of it", "x\ry\n", {{1, "x\ry"}}},
        {"empty and blank lines count", "\n\nx\n \t\r\n\ny\n\n", {{3, "x"}, {6, "y"}}},
        {"a byte order mark", "\xEF\xBB\xBFx\ny\n", {{1, "x"}, {2, "y"}}},
        {"nothing but a byte order mark", "\xEF\xBB\xBF", {}},
        {"a byte order mark later is no mark", "x\n\xEF\xBB\xBFy\n", {{1, "x"}, {2, "\xEF\xBB\xBFy"}}},
        {"a NUL is a byte like another", std::string("x\0y\n", 4), {{1, std::string("x\0y", 3)}}},
    };
    for (const auto& [why, bytes, lines] : cases) {
        EXPECT_EQ(read({put("plain.jsonl", bytes)}).lines, lines) << why;
        const auto packed = read({put("packed.jsonl.gz", gzip(bytes))});
        EXPECT_EQ(packed.lines, lines) << why << ", packed";
        EXPECT_EQ(packed.failure, "");
    }
}

TEST_F(Sources, GiveLinesOfAnyLengthWhole) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random{seed};
    std::string bytes;
    std::vector<std::pair<std::size_t, std::string>> lines;
    for (std::size_t number = 1; number <= 300; ++number) {
        const auto size = std::uniform_int_distribution<std::size_t>{1, number % 20 == 0 ? 300'000U : 2'000U}(random);
        lines.emplace_back(number, std::string(size, static_cast<char>('a' + number % 26)));
        bytes += lines.back().second + (number % 3 == 0 ? "\r\n" : "\n");
    }
    EXPECT_EQ(read({put("a.jsonl", bytes)}).lines, lines);
    EXPECT_EQ(read({put("a.jsonl.gz", gzip(bytes))}).lines, lines);
}

TEST_F(Sources, CutALineThatIsTooLongAndGoOn) {
    const std::string mark = "\xEF\xBB\xBF", longest(longest_line, 'x');
    const auto read_sizes = [&](const std::string& bytes) {
        std::vector<std::size_t> sizes;
        for (const auto& [number, line] : read({put("a.jsonl", bytes)}).lines) sizes.push_back(line.size());
        return sizes;
    };
    EXPECT_THAT(read_sizes(longest + "\ny\n"), ElementsAre(longest_line, 1));
    EXPECT_THAT(read_sizes(mark + longest + "\r\ny\n"), ElementsAre(longest_line, 1));
    EXPECT_THAT(read_sizes(longest + "x\ny\n"), ElementsAre(longest_line + 1, 1));
    EXPECT_THAT(read_sizes(mark + longest + "x\r\ny\n"), ElementsAre(longest_line + 1, 1));
    EXPECT_THAT(read_sizes(std::string(5 * longest_line, 'x') + "\ny"), ElementsAre(longest_line + 1, 1));
    EXPECT_THAT(read_sizes(std::string(5 * longest_line, 'x')), ElementsAre(longest_line + 1));
}

TEST_F(Sources, ReadAFolderInTheOrderOfItsNames) {
    put("many/b.jsonl", "b\n");
    put("many/a.jsonl.gz", gzip("a1\na2\n"));
    put("many/B.jsonl", "B\n");
    put("many/readme.txt", "no\n");
    put("many/deeper/c.jsonl", "c\n");
    const std::vector<std::string> names{path("many")};
    auto opened = open_sources(names);

    std::vector<std::string> order;
    for (SourceLine line; opened.records->next(line);)
        order.push_back(fs::relative(line.source, path("")).string() + ":" + std::to_string(line.number) + line.bytes);
    EXPECT_THAT(order, ElementsAre("many/B.jsonl:1B", "many/a.jsonl.gz:1a1", "many/a.jsonl.gz:2a2", "many/b.jsonl:1b"));
    EXPECT_THAT(opened.warnings, ElementsAre(HasSubstr("many/deeper: ignored"), HasSubstr("many/readme.txt: ignored")));
}

TEST_F(Sources, ReadSeveralOneAfterTheOther) {
    const auto b = put("b.jsonl", "b\n"), a = put("a.jsonl", "a");
    EXPECT_THAT(read({b, a, b}).lines, ElementsAre(Pair(1, "b"), Pair(1, "a"), Pair(1, "b")));
}

TEST_F(Sources, AreRefusedBeforeAnythingIsReadWhenOneIsWrong) {
    const auto good = put("a.jsonl", "a\n");
    EXPECT_EQ(failure_of({good, path("absent.jsonl")}), path("absent.jsonl") + ": does not exist");
    EXPECT_THAT(failure_of({put("table.csv", "a;b\n")}), HasSubstr("table.csv: its name does not tell its format"));
    EXPECT_EQ(failure_of({good}, "marc"), "marc: no such format");
    EXPECT_THAT(failure_of({"-", good, "-"}), HasSubstr("only once"));
    fs::create_directory(path("empty"));
    EXPECT_THAT(failure_of({path("empty")}), HasSubstr("empty: holds no .jsonl"));
    EXPECT_EQ(failure_of({good}), "");
}

TEST_F(Sources, TakeAFileOfAnyNameWhenTheFormatIsSaid) {
    const auto file = put("export.dat", "x\n");
    EXPECT_THAT(read({file}, "jsonl").lines, ElementsAre(Pair(1, "x")));
}

TEST_F(Sources, TellHowFarTheyHaveCome) {
    const auto a = put("a.jsonl", std::string(3'000, 'a') + '\n'), b = put("b.jsonl.gz", gzip("b\n"));
    const std::vector<std::string> names{a, b};
    const auto opened = open_sources(names);
    const auto total = fs::file_size(a) + fs::file_size(b);
    EXPECT_EQ(opened.records->progress().total, total);
    EXPECT_EQ(opened.records->progress().read, 0U);
    all_of(*opened.records);
    EXPECT_EQ(opened.records->progress().read, total);
}

// Feeds standard input from a pipe while it lives.
class PipedInput {
public:
    explicit PipedInput(std::string bytes) {
        int ends[2];
        EXPECT_EQ(pipe(ends), 0);
        saved_ = dup(STDIN_FILENO);
        dup2(ends[0], STDIN_FILENO);
        close(ends[0]);
        writer_ = std::thread{[bytes = std::move(bytes), end = ends[1]] {
            // A byte first: what reads the pipe must not take it for all.
            for (std::size_t at = 0; at < bytes.size();) {
                const auto put = write(end, bytes.data() + at, at == 0 ? 1 : bytes.size() - at);
                if (put <= 0) break;
                at += static_cast<std::size_t>(put);
            }
            close(end);
        }};
    }
    PipedInput(const PipedInput&) = delete;
    PipedInput& operator=(const PipedInput&) = delete;
    ~PipedInput() {
        writer_.join();
        dup2(saved_, STDIN_FILENO);
        close(saved_);
    }

private:
    int saved_ = -1;
    std::thread writer_;
};

TEST_F(Sources, ReadStandardInput) {
    const std::vector<std::string> names{"-"};
    {
        const PipedInput input{"x\ny\n" + std::string(200'000, 'z')};
        const auto opened = open_sources(names);
        EXPECT_EQ(opened.records->progress().total, std::nullopt);
        const auto lines = all_of(*opened.records).lines;
        ASSERT_THAT(lines, SizeIs(3));
        EXPECT_EQ(lines[2].second.size(), 200'000U);
        EXPECT_EQ(opened.records->progress().read, 200'004U);
    }
    {
        const PipedInput input{gzip("packed\n")};
        EXPECT_THAT(read(names, "jsonl").lines, ElementsAre(Pair(1, "packed")));
    }
    {
        const PipedInput input{""};
        EXPECT_THAT(read(names).lines, IsEmpty());
    }
}

}  // namespace
}  // namespace filon
