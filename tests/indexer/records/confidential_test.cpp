#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/offers/record_codec.h"
#include "tests/indexer/records/read_line.h"

namespace filon {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string kept(std::string_view object) {
    return offer_with(std::string{R"("confidential":)"} + std::string{object}).confidential.json;
}

TEST(ConfidentialObject, IsKeptAsItsOwnerWroteItButForBlanks) {
    EXPECT_EQ(kept("{}"), "{}");
    EXPECT_EQ(kept(R"({"notes":"é\n\"", "n":[1, -2.5, 12345678901234567, true, null], "margin_percent": 30})"),
              R"({"notes":"é\n\"","n":[1,-2.5,12345678901234567,true,null],"margin_percent":30})");
    EXPECT_EQ(offer_with("").confidential, Confidential{});
}

TEST(ConfidentialObject, SaysWhetherItsProviderIsBlocked) {
    EXPECT_TRUE(provider_with(R"("confidential":{"blocked":true})").confidential.blocked);
    for (const auto* not_blocked : {"{}", R"({"blocked":false})", R"({"blocked":null})", R"({"notes":"blocked"})"})
        EXPECT_FALSE(provider_with(std::string{R"("confidential":)"} + not_blocked).confidential.blocked)
            << not_blocked;
}

TEST(ConfidentialObject, NeverDecidesWhetherARecordIsAccepted) {
    const auto plain = provider_with("").open;
    for (const auto* object :
         {R"({"quality":17})", R"({"quality":"good","blocked":"perhaps"})", R"({"contacts":7,"discount_percent":-3})",
          R"({"lang":"!!","prices":[{"amount":-1}]})", R"({"purchase_rate":{"per":"moon"}})"})
        EXPECT_EQ(provider_with(std::string{R"("confidential":)"} + object).open, plain) << object;
}

TEST(ConfidentialObject, StaysOutOfThePublicProjection) {
    const auto offer = offer_with(R"("objectives":"seen","confidential":{"notes":"canary","deep":[{"canary":1}]})");
    EXPECT_THAT(encode(offer.open), HasSubstr("seen"));
    EXPECT_THAT(encode(offer.open), Not(HasSubstr("canary")));
}

}  // namespace
}  // namespace filon
