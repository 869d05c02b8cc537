#include "server/mail/charsets.h"

#include <vector>

#include <gtest/gtest.h>

#include "engine/values/utf8.h"

namespace filon {
namespace {

using namespace std::string_literals;

struct Written {
    std::string charset, bytes, text;
};

void expect_read(const std::vector<Written>& table) {
    for (const auto& [charset, bytes, text] : table)
        EXPECT_EQ(Charsets{}.to_utf8(bytes, charset), text) << charset << ": " << bytes;
}

TEST(Charsets, ReadsWhateverIconvKnows) {
    expect_read({{"UTF-8", "été", "été"},
                 {"iso-8859-1", "\xE9t\xE9", "été"},
                 {"ISO-8859-15", "900 \xA4", "900 €"},
                 {"windows-1252", "\x80 \x93\x94", "€ “”"},
                 {"windows-1250", "\xE8", "č"},
                 {"koi8-r", "\xC1", "а"},
                 {"macintosh", "\x8E", "é"},
                 {"shift_jis", "\x83G", "エ"},
                 {"iso-2022-jp", "\x1B$B%(\x1B(B", "エ"},
                 {"gb18030", "\xD6\xD0", "中"},
                 {"big5", "\xA4\xA4", "中"},
                 {"utf-16be", "\0\xE9"s, "é"},
                 {"utf-16", "\xFF\xFE\xE9\0"s, "é"},
                 {"utf-7", "+AOk-", "é"}});
}

TEST(Charsets, GuessesWhereTheCharsetIsUnknownOrUntrue) {
    for (const std::string charset : {"", "x-strange", "us-ascii", "utf-8", "UTF8", "iso-8859-1", "windows-1252",
                                      "../utf-16", "utf-16//TRANSLIT", "utf-8 ", "iso-2022-jp"})
        expect_read({{charset, "été", "été"}, {charset, "\xE9t\xE9 l\x92", "été l’"}});
    EXPECT_EQ(Charsets{}.to_utf8("\xE9t\xE9", std::string(100'000, 'x')), "été");
}

TEST(Charsets, BearsAFewBadBytesInGoodUtf8) {
    expect_read({{"utf-8", "été à \xFF", "été à \uFFFD"}, {"", "é \xC3 é", "é \uFFFD é"}});
}

TEST(Charsets, LeavesOutALastCharacterCutShort) {
    expect_read({{"utf-16be", "\0a\0"s, "a"}, {"shift_jis", "\x83G\x83", "エ"}});
}

TEST(Charsets, MakesOfEveryByteACharacter) {
    for (const std::string charset : {"", "windows-1252", "koi8-r", "utf-16", "ucs-4", "shift_jis", "utf-7", "cp437"})
        for (int byte = 0; byte < 256; ++byte) {
            const std::string bytes(7, static_cast<char>(byte));
            EXPECT_TRUE(is_utf8(Charsets{}.to_utf8(bytes, charset))) << charset << ' ' << byte;
        }
}

TEST(Charsets, BeginAnewWithEachText) {
    Charsets charsets;
    for (int i = 0; i < 2; ++i) {
        EXPECT_EQ(charsets.to_utf8("\x1B$B%(", "iso-2022-jp"), "エ");
        EXPECT_EQ(charsets.to_utf8("\xFF", "iso-2022-jp"), "ÿ");
        EXPECT_EQ(charsets.to_utf8("a", "iso-2022-jp"), "a");
        EXPECT_EQ(charsets.to_utf8("\x83G", "shift_jis"), "エ");
    }
}

TEST(AppendUtf8, WritesEachLength) {
    std::string text;
    for (const char32_t code_point : {U'a', U'é', U'€', U'😀'}) append_utf8(text, code_point);
    EXPECT_EQ(text, "aé€😀");
}

}  // namespace
}  // namespace filon
