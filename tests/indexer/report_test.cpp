#include "indexer/report.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

namespace filon {
namespace {

TEST(Report, SaysAWarningOnceWithHowOftenItWasMet) {
    Report report;
    report.warn({"a.jsonl", 3}, "A", {"colour", "unknown"});
    report.warn({"a.jsonl", 9}, "B", {"colour", "unknown"});
    ASSERT_EQ(report.warnings.size(), 1U);
    EXPECT_EQ(report.warnings[0].count, 2U);
    EXPECT_EQ(report.warnings[0].first.line, 3U);
    EXPECT_EQ(report.warnings[0].id, "A");
}

TEST(Report, IsJsonThatNamesLineFieldAndReason) {
    Report report;
    report.offers = {.read = 2, .accepted = 1, .rejected = 1};
    report.rejected.push_back(
        {.origin = {"a.jsonl", 7}, .type = "offer", .id = "é\"", .fault = {"prices[0].amount", "is below 0"}});
    report.rejected.push_back({.origin = {"a.jsonl", 8}, .type = "", .id = "", .fault = {"", "is no JSON"}});
    rapidjson::Document json;
    json.Parse(report.json().c_str());
    ASSERT_FALSE(json.HasParseError());
    EXPECT_TRUE(json["generation"].IsNull());
    EXPECT_EQ(json["offers"]["accepted"].GetUint(), 1U);
    EXPECT_EQ(json["rejected"][0]["line"].GetUint(), 7U);
    EXPECT_STREQ(json["rejected"][0]["id"].GetString(), "é\"");
    EXPECT_STREQ(json["rejected"][0]["field"].GetString(), "prices[0].amount");
    EXPECT_STREQ(json["rejected"][1]["field"].GetString(), "record");
}

TEST(Report, CountsRejectionsInPerCentOfTheLines) {
    Report report;
    EXPECT_EQ(report.rejected_percent(), 0);
    report.lines = 8;
    report.rejected.resize(2);
    EXPECT_EQ(report.rejected_percent(), 25);
}

}  // namespace
}  // namespace filon
