#include "indexer/records/salvage.h"

#include <string>

#include <gtest/gtest.h>

namespace filon {
namespace {

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
