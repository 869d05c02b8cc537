#include "server/json/messages.h"

#include <memory>
#include <set>
#include <thread>

#include <gtest/gtest.h>
#include <unicode/msgfmt.h>
#include <unicode/timezone.h>

#include "engine/places/gazetteer.h"
#include "server/json/place_words.h"

namespace filon {
namespace {

constexpr auto languages =
    std::to_array({TextLanguage::french, TextLanguage::english, TextLanguage::german, TextLanguage::spanish});

// The names in a pattern's braces, wherever they stand; nothing where ICU cannot read it.
std::optional<std::set<std::string>> names_in(std::string_view pattern) {
    UErrorCode status = U_ZERO_ERROR;
    const auto text = icu::UnicodeString::fromUTF8({pattern.data(), static_cast<std::int32_t>(pattern.size())});
    const icu::MessagePattern parts{text, nullptr, status};
    // Reads what is inside the braces, too: skeletons of numbers and shapes of dates.
    const icu::MessageFormat read{text, icu::Locale::getFrench(), status};
    if (U_FAILURE(status)) return std::nullopt;
    std::set<std::string> names;
    for (std::int32_t i = 0; i < parts.countParts(); ++i)
        if (parts.getPartType(i) == UMSGPAT_PART_TYPE_ARG_NAME) {
            std::string name;
            parts.getSubstring(parts.getPart(i)).toUTF8String(name);
            names.insert(name);
        }
    return names;
}

TEST(Messages, AreAllThereAndReadableInEveryLanguage) {
    for (std::size_t i = 0; i < message_keys.size(); ++i)
        for (const auto language : languages) {
            EXPECT_FALSE(pattern_of(i, language).empty()) << message_keys[i];
            EXPECT_TRUE(names_in(pattern_of(i, language))) << message_keys[i] << " " << tag_of(language);
        }
}

TEST(Messages, TellTheSameFactsInEveryLanguage) {
    // French bends the preposition before a place, and so is given it with the place's name.
    const auto facts_in = [](std::size_t message, TextLanguage language) {
        auto names = names_in(pattern_of(message, language)).value_or(std::set<std::string>{});
        for (const auto* const place : {"at", "from", "kind"})
            if (names.erase(place) > 0) names.insert("place");
        return names;
    };
    for (std::size_t i = 0; i < message_keys.size(); ++i)
        for (const auto language : languages)
            EXPECT_EQ(facts_in(i, language), facts_in(i, TextLanguage::french))
                << message_keys[i] << " " << tag_of(language);
}

TEST(Messages, ShowADayAsItIsInEveryTimeZone) {
    for (const char* const zone : {"Pacific/Kiritimati", "Pacific/Niue"}) {
        const std::unique_ptr<icu::TimeZone> before{icu::TimeZone::createDefault()};
        icu::TimeZone::adoptDefault(icu::TimeZone::createTimeZone(zone));
        std::string text;
        // A thread that has made no formatter yet.
        std::thread{[&text] {
            text = say("date.day_of_year"_msg, TextLanguage::french, {{"day", *Date::parse("2027-01-12")}});
        }}.join();
        EXPECT_EQ(text, "session le 12 janvier 2027") << zone;
        icu::TimeZone::adoptDefault(before->clone());
    }
}

TEST(Messages, ListAsEachLanguageDoes) {
    const std::vector<std::string> one{"a"}, two{"a", "b"}, three{"a", "b", "c"};
    EXPECT_EQ(any_of_them(one, TextLanguage::french), "a");
    EXPECT_EQ(any_of_them(two, TextLanguage::french), "a ou b");
    EXPECT_EQ(all_of_them(three, TextLanguage::french), "a, b et c");
    EXPECT_EQ(any_of_them(two, TextLanguage::german), "a oder b");
    EXPECT_EQ(any_of_them(two, TextLanguage::english), "a or b");
    EXPECT_EQ(any_of_them(two, TextLanguage::spanish), "a o b");
}

TEST(Messages, NameLanguagesByTheirTags) {
    EXPECT_EQ(language_name("en", TextLanguage::french), "anglais");
    EXPECT_EQ(language_name("en-GB", TextLanguage::french), "anglais (Royaume-Uni)");
    EXPECT_EQ(language_name("qaa", TextLanguage::french), "qaa");
}

TEST(PlaceWords, AreKnownForEveryAreaOfTheGazetteer) {
    const auto gazetteer = Gazetteer::built_in();
    for (const auto& area : gazetteer.areas()) {
        const Place place{.kind = area.kind, .name = area.name, .code = area.code, .point = {}, .department = {}};
        EXPECT_NE(inside(place, TextLanguage::french), area.name) << area.code;
    }
}

}  // namespace
}  // namespace filon
