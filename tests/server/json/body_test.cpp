#include "server/json/body.h"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filon {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

std::vector<std::string> fields_of(const std::vector<Fault>& faults) {
    std::vector<std::string> fields;
    for (const auto& fault : faults) fields.push_back(fault.field);
    return fields;
}

TEST(JsonBody, NamesOnceWhatIsUnknownOrGivenTwice) {
    JsonBody body{R"({"text": "excel", "texte": 1, "texte": 2, "x": null})"};
    EXPECT_EQ(body.text("text"), "excel");
    EXPECT_THAT(fields_of(body.faults()), UnorderedElementsAre("texte", "x"));
}

TEST(JsonBody, RefusesHalfASurrogatePair) {
    for (const auto* const text : {R"({"text": "\ud800"})", R"({"\ud800": 1})", R"({"\udc00": 1, "text": "excel"})"}) {
        SCOPED_TRACE(text);
        JsonBody body{text};
        EXPECT_FALSE(body.text("text"));
        EXPECT_THAT(fields_of(body.faults()), ElementsAre("body"));
    }
    JsonBody body{R"({"text": "excel \udc00"})"};
    EXPECT_FALSE(body.text("text"));
    EXPECT_THAT(fields_of(body.faults()), ElementsAre("text"));
    EXPECT_EQ(JsonBody{R"({"text": "\ud83d\ude00"})"}.text("text"), "\U0001F600");
}

TEST(JsonBody, LeavesNumbersUnread) {
    JsonBody body{R"({"text": "excel", "x": [0e-30, 1e-400, 123456789012345678901234567890]})"};
    EXPECT_EQ(body.text("text"), "excel");
    EXPECT_THAT(fields_of(body.faults()), ElementsAre("x"));
}

// They were once compared each with each: thirteen seconds of a release build for one mebibyte.
TEST(JsonBody, NamesAMebibyteOfUnknownMembersInTimeProportionalToIt) {
    std::string text = "{";
    std::size_t members = 0;
    while (text.size() < 1024 * 1024) text += "\"" + std::to_string(members++) + "\":0,";
    text.back() = '}';

    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(JsonBody{text}.faults().size(), members);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{20});
}

}  // namespace
}  // namespace filon
