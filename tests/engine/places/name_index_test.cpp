#include "engine/places/name_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filon {
namespace {

constexpr NamedRow row(std::uint32_t number) {
    return {.table = NamedRow::Table::communes, .row = number};
}

TEST(NameIndex, FindsEveryBearerOfANameInTheOrderOfAdding) {
    NameIndex index;
    index.add("sainte colombe", row(3));
    index.add("lyon", row(1));
    index.add("sainte colombe", row(2));
    index.seal();
    EXPECT_THAT(index.find("sainte colombe"), testing::ElementsAre(row(3), row(2)));
    EXPECT_THAT(index.find("lyon"), testing::ElementsAre(row(1)));
}

TEST(NameIndex, FindsNothingUnderOtherNames) {
    NameIndex index;
    index.add("lyon", row(1));
    index.add("", row(2));
    index.seal();
    for (const std::string_view name : {"", "lyo", "lyons", "zzyzx"}) EXPECT_TRUE(index.find(name).empty()) << name;
    EXPECT_TRUE(NameIndex{}.find("lyon").empty());
}

}  // namespace
}  // namespace filon
