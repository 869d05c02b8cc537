#include "server/json/writer.h"

#include <gtest/gtest.h>

namespace filon {
namespace {

std::string decimal(std::int64_t scaled, unsigned decimals) {
    JsonWriter writer;
    writer.decimal(scaled, decimals);
    return writer.text();
}

TEST(JsonWriter, WritesDecimalsWithoutTrailingZeros) {
    EXPECT_EQ(decimal(40'000, 2), "400");
    EXPECT_EQ(decimal(40'050, 2), "400.5");
    EXPECT_EQ(decimal(40'005, 2), "400.05");
    EXPECT_EQ(decimal(0, 3), "0");
    EXPECT_EQ(decimal(7, 3), "0.007");
    EXPECT_EQ(decimal(-3'395, 3), "-3.395");
    EXPECT_EQ(decimal(-5, 1), "-0.5");
}

TEST(JsonWriter, EscapesWhatJsonMustNotHold) {
    JsonWriter writer;
    writer.begin_object();
    writer.member("a\"", std::string{"é\n\x01</script>"});
    writer.member("none", std::optional<std::string>{});
    writer.end_object();
    EXPECT_EQ(writer.text(), "{\"a\\\"\":\"é\\n\\u0001</script>\",\"none\":null}");
}

TEST(JsonWriter, LeavesOutWhatIsNotThere) {
    JsonWriter writer;
    writer.begin_object();
    writer.member_if("a", std::optional<std::string>{});
    writer.member_if("b", std::optional{1.5});
    writer.end_object();
    EXPECT_EQ(writer.text(), "{\"b\":1.5}");
}

}  // namespace
}  // namespace filon
