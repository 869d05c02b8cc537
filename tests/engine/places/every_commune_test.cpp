// What must hold of every commune of France.
#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "engine/places/place_name.h"
#include "tests/engine/places/the_gazetteer.h"

namespace filon {
namespace {

std::string upper_case(const std::string& name) {
    std::string text;
    icu::UnicodeString::fromUTF8(name).toUpper().toUTF8String(text);
    return text;
}

std::string with_spaces(std::string name) {
    std::ranges::replace_if(name, [](char c) { return c == '-' || c == '\''; }, ' ');
    return name;
}

TEST(EveryCommune, IsFoundAlikeInAnyCaseWithoutAccentsAndHyphens) {
    for (const auto& one : the_gazetteer().communes()) {
        const auto as_written = the_gazetteer().resolve(one.name);
        ASSERT_TRUE(as_written) << one.name;
        for (const auto& variant :
             {upper_case(one.name), with_spaces(one.name), *fold_place_name(one.name), "  " + one.name + " "}) {
            const auto found = the_gazetteer().resolve(variant);
            ASSERT_TRUE(found) << variant;
            ASSERT_EQ(found->code, as_written->code) << variant;
            ASSERT_EQ(found->kind, as_written->kind) << variant;
        }
    }
}

TEST(EveryCommune, IsFoundBesideItsDepartmentUnlessANamesakeThereIsLarger) {
    for (const auto& one : the_gazetteer().communes()) {
        const auto found = the_gazetteer().resolve(one.name + " (" + one.department + ")");
        ASSERT_TRUE(found) << one.name;
        if (found->code == one.code) continue;
        const auto namesake = the_gazetteer().commune(found->code);
        ASSERT_TRUE(namesake) << one.code << ' ' << one.name << " is " << found->name;
        EXPECT_EQ(namesake->department, one.department) << one.name;
        EXPECT_EQ(fold_place_name(namesake->name), fold_place_name(one.name));
    }
}

TEST(EveryCommune, IsFoundByItsInseeCodeUnlessThatIsAPostcode) {
    std::size_t postcodes = 0;
    for (const auto& one : the_gazetteer().communes()) {
        const auto found = the_gazetteer().resolve(one.code);
        ASSERT_TRUE(found) << one.code;
        if (found->code != one.code) ++postcodes;
        EXPECT_EQ(place_of_record(Said{.insee = one.code})->code, one.code);
        EXPECT_EQ(the_gazetteer().commune(one.code)->name, one.name);
    }
    EXPECT_LT(postcodes, 4'000U);
}

TEST(EveryCommune, IsTheTownOfItsNameInItsDepartmentForARecord) {
    for (const auto& one : the_gazetteer().communes()) {
        const auto found = place_of_record(Said{.town = one.name + " (" + one.department + ")"});
        ASSERT_TRUE(found) << one.name;
        EXPECT_EQ(found->department, one.department) << one.name;
        EXPECT_EQ(found->kind, PlaceKind::commune) << one.name;
    }
}

// The slow twin of the rule for homonyms.
TEST(EveryCommune, YieldsItsNameOnlyToALargerOneOrToAnArea) {
    std::map<std::string, std::uint32_t> largest;
    for (const auto& one : the_gazetteer().communes()) {
        auto& population = largest[*fold_place_name(one.name)];
        population = std::max(population, one.population);
    }
    std::size_t yielded = 0;
    for (const auto& one : the_gazetteer().communes()) {
        const auto found = the_gazetteer().resolve(one.name);
        ASSERT_TRUE(found) << one.name;
        if (one.population < largest[*fold_place_name(one.name)] || found->code == one.code) continue;
        if (found->country == "FR" && found->kind == PlaceKind::commune &&
            fold_place_name(found->name) == fold_place_name(one.name))
            continue;
        EXPECT_LT(one.population, 10'000U) << one.name << " yields to " << found->name << ' ' << found->code;
        ++yielded;
    }
    EXPECT_LT(yielded, 100U);
}

}  // namespace
}  // namespace filon
