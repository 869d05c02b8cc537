#include "engine/values/utf8.h"

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

}  // namespace
}  // namespace filon
