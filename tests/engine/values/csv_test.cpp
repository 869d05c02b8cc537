#include "engine/values/csv.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filon {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
namespace fs = std::filesystem;

using Row = std::vector<std::string>;

struct Rows {
    std::vector<Row> rows;
    std::vector<std::size_t> lines;
    Outcome<void> outcome;
};

Rows rows_of(std::string_view text) {
    Rows read;
    read.outcome = for_each_csv_row(text, [&](std::span<const std::string> fields, std::size_t line) {
        read.rows.emplace_back(fields.begin(), fields.end());
        read.lines.push_back(line);
    });
    return read;
}

TEST(CsvRows, AreSplitAtCommasAndLineEnds) {
    EXPECT_THAT(rows_of("a,b\nc,d\n").rows, ElementsAre(Row{"a", "b"}, Row{"c", "d"}));
    EXPECT_THAT(rows_of("a,b\r\nc,d").rows, ElementsAre(Row{"a", "b"}, Row{"c", "d"}));
    EXPECT_THAT(rows_of("é,,œ\n,\n").rows, ElementsAre(Row{"é", "", "œ"}, Row{"", ""}));
    EXPECT_THAT(rows_of("").rows, IsEmpty());
}

TEST(CsvRows, HoldCommasQuotesAndLineEndsWithinQuotes) {
    EXPECT_THAT(rows_of("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\n").rows,
                ElementsAre(Row{"a,b", "say \"hi\"", "two\nlines"}));
    EXPECT_THAT(rows_of("\"\",x\n").rows, ElementsAre(Row{"", "x"}));
}

TEST(CsvRows, LeaveOutEmptyLinesAndKnowTheLineTheyBeganOn) {
    const auto read = rows_of("head\n\n\"two\n\nlines\",x\nlast\n");
    EXPECT_THAT(read.rows, ElementsAre(Row{"head"}, Row{"two\n\nlines", "x"}, Row{"last"}));
    EXPECT_THAT(read.lines, ElementsAre(1, 3, 6));
}

TEST(CsvRows, EndWithAFaultWhereAQuoteIsStrayOrLeftOpen) {
    const auto stray = rows_of("a,b\nc\"d,e\nf\n");
    ASSERT_FALSE(stray.outcome);
    EXPECT_EQ(stray.outcome.error().field, "line 2");
    EXPECT_THAT(stray.rows, ElementsAre(Row{"a", "b"}));

    const auto open = rows_of("a,b\nc,\"d\ne\n");
    ASSERT_FALSE(open.outcome);
    EXPECT_EQ(open.outcome.error().field, "line 2");
    EXPECT_FALSE(rows_of("\"a\"b,c\n").outcome);
}

TEST(CsvRows, GiveBackWhateverWasWrittenInQuotes) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random{seed};
    const auto below = [&](std::size_t bound) {
        return std::uniform_int_distribution<std::size_t>{0, bound - 1}(random);
    };
    constexpr std::string_view characters = "ab,;\"\n\r\t \xC3\xA9";
    for (int i = 0; i < 500; ++i) {
        std::vector<Row> rows(1 + below(5), Row(2 + below(3)));
        std::string text;
        for (auto& row : rows)
            for (std::size_t f = 0; f < row.size(); ++f) {
                std::string quoted;
                for (std::size_t c = below(6); c > 0; --c) row[f] += characters[below(characters.size())];
                for (const char c : row[f]) quoted += c == '"' ? "\"\"" : std::string(1, c);
                text += '"' + quoted + (f + 1 == row.size() ? "\"\n" : "\",");
            }
        const auto read = rows_of(text);
        ASSERT_TRUE(read.outcome) << text;
        ASSERT_EQ(read.rows, rows) << text;
    }
}

TEST(CsvRows, OfTheSpectrumAreAllAsItsAuthorsReadThem) {
    const char* shared = std::getenv("FILON_SHARED");
    const auto folder =
        (shared ? fs::path{shared} : fs::path{FILON_SOURCE} / "../shared") / "data/robustness/csv-spectrum/csvs";
    if (!fs::exists(folder)) GTEST_SKIP() << "no csv-spectrum: FILON_SHARED names the folder of the reference data";
    const struct {
        const char* name;
        std::vector<Row> rows;
    } cases[] = {
        {"comma_in_quotes.csv",
         {{"first", "last", "address", "city", "zip"}, {"John", "Doe", "120 any st.", "Anytown, WW", "08123"}}},
        {"empty.csv", {{"a", "b", "c"}, {"1", "", ""}, {"2", "3", "4"}}},
        {"empty_crlf.csv", {{"a", "b", "c"}, {"1", "", ""}, {"2", "3", "4"}}},
        {"escaped_quotes.csv", {{"a", "b"}, {"1", "ha \"ha\" ha"}, {"3", "4"}}},
        {"newlines.csv", {{"a", "b", "c"}, {"1", "2", "3"}, {"Once upon \na time", "5", "6"}, {"7", "8", "9"}}},
        {"quotes_and_newlines.csv", {{"a", "b"}, {"1", "ha \n\"ha\" \nha"}, {"3", "4"}}},
        {"simple_crlf.csv", {{"a", "b", "c"}, {"1", "2", "3"}}},
        {"utf8.csv", {{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "ʤ"}}},
    };
    for (const auto& [name, rows] : cases) {
        std::ifstream file{folder / name, std::ios::binary};
        EXPECT_EQ(rows_of(std::string{std::istreambuf_iterator<char>{file}, {}}).rows, rows) << name;
    }
}

}  // namespace
}  // namespace filon
