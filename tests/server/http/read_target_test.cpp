#include "server/http/read_target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filon::http {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(ReadTarget, DecodesPathAndQuery) {
    const auto target =
        read_target("/v1/offers/caf%C3%A9%2F1?q=excel+avanc%C3%A9&q=%2B&&flag&empty=&a=b=c", "GET", "filon");

    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/v1/offers/caf\xC3\xA9/1");
    EXPECT_THAT(target->segments, ElementsAre("v1", "offers", "caf\xC3\xA9/1"));
    EXPECT_THAT(target->query, ElementsAre(Pair("q", "excel avanc\xC3\xA9"), Pair("q", "+"), Pair("flag", ""),
                                           Pair("empty", ""), Pair("a", "b=c")));
}

TEST(ReadTarget, LeavesAPlusInThePath) {
    EXPECT_EQ(read_target("/c++", "GET", "")->path, "/c++");
}

TEST(ReadTarget, TakesTheAbsoluteFormOfTheSameHost) {
    EXPECT_EQ(read_target("HTTP://Filon/a?b=c", "GET", "filon")->path, "/a");
    EXPECT_EQ(read_target("https://filon?b=c", "GET", "filon")->path, "/");
    EXPECT_THAT(read_target("http://filon?b=c", "GET", "")->query, ElementsAre(Pair("b", "c")));
    EXPECT_FALSE(read_target("http://filon:80/a", "GET", "filon"));
}

TEST(ReadTarget, NamesTheParameterThatIsBroken) {
    for (const auto* const bad : {"/?caf%C3%A9=%ff", "/?caf%C3%A9=%zz", "/?caf%C3%A9=a%00"}) {
        const auto target = read_target(bad, "GET", "");
        ASSERT_FALSE(target) << bad;
        ASSERT_EQ(target.error().errors.size(), 1U);
        EXPECT_EQ(target.error().errors.front().field, "caf\xC3\xA9");
    }
}

TEST(ReadTarget, NamesNothingForABrokenPath) {
    const auto target = read_target("/%ff", "GET", "");

    ASSERT_FALSE(target);
    EXPECT_EQ(target.error().status, 400);
    EXPECT_THAT(target.error().errors, IsEmpty());
}

}  // namespace
}  // namespace filon::http
