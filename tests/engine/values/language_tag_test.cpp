#include "engine/values/language_tag.h"

#include <string>

#include <gtest/gtest.h>

namespace filon {
namespace {

LanguageTag tag(std::string_view text) {
    return LanguageTag::parse(text).value();
}

TEST(LanguageTag, IsWrittenInCanonicalCase) {
    const struct {
        const char *read, *written;
    } cases[] = {{"fr", "fr"},
                 {"FR", "fr"},
                 {"en-gb", "en-GB"},
                 {"EN-gb", "en-GB"},
                 {"zh-hant-tw", "zh-Hant-TW"},
                 {"SR-LATN", "sr-Latn"},
                 {"es-419", "es-419"},
                 {"gsw", "gsw"},
                 {"de-1996", "de-1996"},
                 {"ca-ES-VALENCIA", "ca-ES-valencia"}};
    for (const auto& [read, written] : cases) EXPECT_EQ(tag(read).text(), written);
}

TEST(LanguageTag, IsRefusedWhenItIsNotWellFormed) {
    for (const auto* text : {"", "f", "fran", "french", "fr-", "-fr", "fr--FR", "fr_FR", "fr-!", "fr FR", " fr", "f2",
                             "12", "fr-toolongsub", "é", "fr-é", "en-GB-"})
        EXPECT_FALSE(LanguageTag::parse(text)) << text;
    EXPECT_FALSE(LanguageTag::parse("en-" + std::string(8, 'a') + "-" + std::string(8, 'b') + "-" +
                                    std::string(8, 'c') + "-" + std::string(8, 'd')))
        << "longer than any need be";
}

TEST(LanguageTag, CoversItselfAndWhatIsBelowIt) {
    EXPECT_TRUE(tag("en").covers(tag("en")));
    EXPECT_TRUE(tag("en").covers(tag("en-GB")));
    EXPECT_TRUE(tag("zh-Hant").covers(tag("zh-Hant-TW")));
    EXPECT_FALSE(tag("en-GB").covers(tag("en")));
    EXPECT_FALSE(tag("en-GB").covers(tag("en-US")));
    EXPECT_FALSE(tag("en").covers(tag("enm"))) << "the start of a subtag is no subtag";
    EXPECT_FALSE(tag("es-41").covers(tag("es-419")));
}

TEST(LanguageTag, NamesTheLanguageAlone) {
    EXPECT_EQ(tag("en-GB").language(), "en");
    EXPECT_EQ(tag("gsw").language(), "gsw");
}

}  // namespace
}  // namespace filon
