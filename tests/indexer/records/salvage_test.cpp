#include "indexer/records/salvage.h"

#include <string>

#include <gtest/gtest.h>

namespace filon {
namespace {

TEST(Utf8, IsToldFromWhatIsNot) {
    for (const auto* good :
         {"", "plain", "é à ê", "\u0080", "\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U0010FFFF"})
        EXPECT_TRUE(is_utf8(good)) << good;
    for (const auto* bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80",
                            "\xED\xBF\xBF", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",
                            "a\xE9t\xE9", "cut \xC3", "cut \xE2\x82", "cut \xF0\x9F\x98"})
        EXPECT_FALSE(is_utf8(bad)) << bad;
    EXPECT_TRUE(is_utf8(std::string("a\0\xC3\xA9", 4)));
}

TEST(ShortenedText, CutsBetweenCharacters) {
    EXPECT_EQ(shortened("short", 5), "short");
    EXPECT_EQ(shortened("longer", 5), "longe…");
    EXPECT_EQ(shortened("aéé", 4), "aé…");
    EXPECT_EQ(shortened("", 0), "");
}

TEST(ShortenedText, IsUtf8WhateverItWas) {
    EXPECT_EQ(shortened("caf\xE9!", 20), "caf\uFFFD!");
    EXPECT_EQ(shortened("\xC3", 20), "\uFFFD");
}

TEST(Salvage, NamesTheFirstTextThatIsNotUtf8) {
    const auto field = [](const std::string& line) { return salvage(line).bad_text; };
    EXPECT_EQ(field("{\"title\":\"\xff\",\"url\":\"\xff\"}"), "title");
    EXPECT_EQ(field("{\"sessions\":[{\"id\":\"a\"},{\"id\":\"b\",\"place\":{\"town\":\"\xff\"}}]}"),
              "sessions[1].place.town");
    EXPECT_EQ(field("{\"topics\":[\"a\",[1,{}],\"\xe9\"]}"), "topics[2]");
    EXPECT_EQ(field("{\"a\":1,\"\xff\":2}"), "") << "a name that is no text stands in its object";
    EXPECT_EQ(field("{\"codes\":{\"\xff\":2}}"), "codes");
    EXPECT_EQ(field("{\"title\":\"fine\"}"), "");
}

TEST(Salvage, TakesTypeAndIdFromTheRecordItselfOnly) {
    const auto known =
        salvage(R"({"sessions":[{"id":"S","type":"s"},{"sessions":[1,2,3]}],"id":"O1","type":"offer","x":)");
    EXPECT_EQ(known.type, "offer");
    EXPECT_EQ(known.id, "O1");
    EXPECT_EQ(known.sessions, 2U);
    EXPECT_EQ(salvage(R"([{"type":"offer","id":"O1"}])").id, "");
}

}  // namespace
}  // namespace filon
