#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <variant>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/values/utf8.h"
#include "indexer/records/record_reader.h"
#include "indexer/records/salvage.h"
#include "tests/indexer/records/read_line.h"

namespace filon {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

// The reference data beside the project; empty where they are absent.
fs::path reference_data(const char* folder) {
    const char* shared = std::getenv("FILON_SHARED");
    const auto path = (shared ? fs::path{shared} : fs::path{FILON_SOURCE} / "../shared") / "data/robustness" / folder;
    return fs::exists(path) ? path : fs::path{};
}

std::string content(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

TEST(HostileLine, IsRefusedWhenItIsTooLongAndStillNamed) {
    const auto padded = [](std::size_t size) {
        auto line = offer_line(R"("objectives":"")");
        line.insert(line.size() - 2, size - line.size(), 'x');
        return line;
    };
    EXPECT_TRUE(read_line(padded(longest_line)));
    const auto record = read_line(padded(longest_line + 1));
    ASSERT_FALSE(record);
    EXPECT_EQ(record.error().id, "O1");
    EXPECT_EQ(record.error().type, "offer");
    EXPECT_THAT(record.error().fault.reason, HasSubstr("longer than 1048576 bytes"));
}

TEST(HostileLine, IsRefusedWhenItNestsTooDeep) {
    for (const auto& [open, close] : {std::pair{"[", "]"}, std::pair{R"({"a":)", "}"}}) {
        for (const std::size_t levels : {65UL, 1'000UL, 100'000UL}) {
            std::string deep = R"({"type":"offer","id":"O1","x":)";
            for (std::size_t i = 1; i < levels; ++i) deep += open;
            EXPECT_THAT(fault_of(deep).reason, HasSubstr("deeper than 64")) << levels;
            deep += '1';
            for (std::size_t i = 1; i < levels; ++i) deep += close;
            const auto record = read_line(deep + '}');
            ASSERT_FALSE(record);
            EXPECT_THAT(record.error().fault.reason, HasSubstr("deeper than 64")) << levels;
            EXPECT_EQ(record.error().id, "O1");
        }
    }
    const std::string deep = std::string(62, '[') + R"("]]}\"[[{")" + std::string(62, ']');
    EXPECT_TRUE(read_line(offer_line(R"("confidential":{"x":)" + deep + '}'))) << "brackets in texts do not count";
}

TEST(HostileLine, IsRefusedForAListThatNoRecordHolds) {
    std::string list = "[{}";
    for (int i = 0; i < 50'000; ++i) list += ",{}";
    const auto record = read_line(offer_line(R"("sessions":)" + list + ']'));
    ASSERT_FALSE(record);
    EXPECT_EQ(record.error().fault, (Fault{.field = "sessions", .reason = "is a list of more than 50000 values"}));
    EXPECT_EQ(record.error().sessions, 50'001U);
}

TEST(HostileLine, IsRefusedForANulThatWouldHideWhatFollows) {
    const auto line = offer_line("") + std::string("\0garbage", 8);
    EXPECT_THAT(fault_of(line).reason, HasSubstr("NUL"));
    EXPECT_EQ(offer_with(R"("objectives":"a\u0000b")").open.objectives, std::string("a\0b", 3))
        << "written as an escape it is a character";
}

TEST(HostileLine, IsRefusedForBytesThatAreNotUtf8) {
    for (const auto* bytes :
         {"\xff", "\xe9", "\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xf0\x82\x82\xac"}) {
        const auto fault = fault_of(offer_line(std::string{R"("objectives":")"} + bytes + '"'));
        EXPECT_EQ(fault, (Fault{.field = "objectives", .reason = "holds bytes that are not UTF-8"}));
    }
    EXPECT_THAT(fault_of(offer_line("") + "\xff").reason, HasSubstr("UTF-8"));
}

TEST(HostileLine, IsRefusedForHalfASurrogatePair) {
    for (const auto* half : {R"(\ud83d)", R"(\ude00)", R"(\ude00\ud83d)", R"(\ud83dx)"}) {
        EXPECT_NE(fault_of(offer_line(std::string{R"("objectives":")"} + half + '"')), Fault{}) << half;
        EXPECT_NE(fault_of(offer_line(std::string{R"("confidential":{"a":")"} + half + "\"}")), Fault{}) << half;
        EXPECT_NE(fault_of(offer_line(std::string{"\""} + half + "\":1")), Fault{}) << half;
    }
    EXPECT_EQ(offer_with(R"("objectives":"\ud83d\ude00 \ud7ff")").open.objectives, "\U0001F600 \uD7FF");
}

TEST(HostileLine, LeavesReportsThatAreUtf8Themselves) {
    for (const auto* line :
         {"{\"type\":\"\xff\",\"id\":\"\xfe\"}", "{\"\xff\":1}", "{\"type\":\"offer\",\"id\":\"\\udc00\"}", "\xff"}) {
        const auto record = read_line(line);
        ASSERT_FALSE(record);
        const auto& [type, id, sessions, fault] = record.error();
        EXPECT_TRUE(is_utf8(type) && is_utf8(id) && is_utf8(fault.field) && is_utf8(fault.reason)) << line;
    }
}

TEST(HostileLine, EndsWhateverWasChangedInIt) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random{seed};
    const auto below = [&](std::size_t bound) {
        return std::uniform_int_distribution<std::size_t>{0, bound - 1}(random);
    };
    const auto line = offer_line(
        R"("modality":["onsite"],"cefr":{"entry":"A2"},"duration":{"hours":14.5},"prices":[{"amount":-1e2,"per":"day"}],"sessions":[{"start":"2027-01","place":{"lat":45,"lon":4}}],"confidential":{"\ud83d\ude00":[true,null]})");
    constexpr std::string_view pieces = "{}[],:\"\\0-.eEu\xff\x80\xed ";
    RecordReader reader{[](std::string_view) {}};
    for (int i = 0; i < 20'000; ++i) {
        auto changed = line;
        for (std::size_t changes = 1 + below(3); changes > 0; --changes) switch (below(3)) {
                case 0:
                    changed[below(changed.size())] = pieces[below(pieces.size())];
                    break;
                case 1:
                    changed.erase(below(changed.size()), 1 + below(5));
                    break;
                default:
                    changed.insert(below(changed.size()), 1 + below(4), pieces[below(pieces.size())]);
            }
        const auto record = reader.read(changed);
        ASSERT_TRUE(record || !record.error().fault.reason.empty()) << changed;
    }
}

TEST(HostileLine, OfTheJsonTestSuiteIsRefusedWhereItMust) {
    const auto folder = reference_data("jsontestsuite");
    if (folder.empty()) GTEST_SKIP() << "no JSONTestSuite: FILON_SHARED names the folder of the reference data";
    int seen = 0;
    for (const auto& file : fs::directory_iterator{folder}) {
        const auto name = file.path().filename().string();
        const auto bytes = content(file);
        const auto record = read_line(bytes);
        EXPECT_FALSE(record) << name << ": none of them is a record";
        // As a member that nobody knows: what JSON allows passes, but for names given twice and halves of characters.
        const auto inside = fault_of(offer_line("\"x\":" + bytes));
        if (name.starts_with("y_") && !name.starts_with("y_object_duplicated")) {
            EXPECT_EQ(inside, Fault{}) << name << ": " << inside.reason;
        }
        if (name.starts_with("n_")) {
            const auto is_told = AnyOf(HasSubstr("no JSON"), HasSubstr("UTF-8"), HasSubstr("NUL"), HasSubstr("deeper"));
            EXPECT_THAT(fault_of(bytes).reason, is_told) << name;
        }
        ++seen;
    }
    EXPECT_GT(seen, 300);
}

TEST(HostileLine, KeepsNaughtyStringsAsTheyAre) {
    const auto folder = reference_data("");
    if (folder.empty()) GTEST_SKIP() << "no naughty strings: FILON_SHARED names the folder of the reference data";
    std::ifstream file{folder / "blns.jsonl"};
    int seen = 0;
    for (std::string line; std::getline(file, line); ++seen) {
        // {"s": "…"}: the member becomes our objectives; what is decoded must be what was written, blank or not.
        const auto value = line.substr(line.find(':') + 1, line.rfind('}') - line.find(':') - 1);
        const auto offer = offer_with("\"objectives\":" + value + ",\"confidential\":{\"n\":" + value + "}");
        const auto kept =
            offer_with("\"objectives\":" + offer.confidential.json.substr(5, offer.confidential.json.size() - 6));
        EXPECT_EQ(kept.open.objectives, offer.open.objectives) << line;
    }
    EXPECT_GT(seen, 400);
}

}  // namespace
}  // namespace filon
