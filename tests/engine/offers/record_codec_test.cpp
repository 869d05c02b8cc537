#include "engine/offers/record_codec.h"

#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/offers/record_fields.h"
#include "tests/engine/offers/random_records.h"

namespace filon {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// A generator whose seed is told when a test fails.
class RecordCodec : public ::testing::Test {
protected:
    const std::uint64_t seed = std::random_device{}();
    std::mt19937_64 random{seed};
    ::testing::ScopedTrace trace{__FILE__, __LINE__, "seed " + std::to_string(seed)};
};

PublicOffer a_small_offer() {
    PublicOffer offer;
    offer.id = "O1";
    offer.provider = "P1";
    offer.title = "Excel";
    return offer;
}

TEST_F(RecordCodec, GivesBackEveryOfferAsItWas) {
    for (int i = 0; i < 2'000; ++i) {
        const auto offer = random_offer(random);
        ASSERT_EQ(decode_offer(encode(offer)), offer);
        ASSERT_EQ(decode_public_offer(encode(offer.open)), offer.open);
    }
}

TEST_F(RecordCodec, GivesBackEveryProviderAsItWas) {
    for (int i = 0; i < 2'000; ++i) {
        const auto provider = random_provider(random);
        ASSERT_EQ(decode_provider(encode(provider)), provider);
        ASSERT_EQ(decode_public_provider(encode(provider.open)), provider.open);
    }
}

TEST_F(RecordCodec, GivesEqualBytesForEqualValues) {
    const auto offer = random_offer(random);
    const auto copy = offer;
    EXPECT_EQ(encode(offer), encode(copy));
}

TEST_F(RecordCodec, KeepsApartWhatIsMissingAndWhatIsNoOrZeroOrEmpty) {
    auto offer = a_small_offer();
    const auto missing = encode(offer);
    offer.accessibility.wheelchair = false;
    offer.duration.hours = 0.0;
    offer.eqf = 0;
    offer.url = "";
    const auto said = decode_public_offer(encode(offer));
    ASSERT_TRUE(said);
    EXPECT_EQ(*said, offer);
    EXPECT_NE(encode(offer), missing);
}

TEST_F(RecordCodec, KeepsAnUnpublishedOfferThatSaysNothingElse) {
    Offer offer;
    offer.open.published = false;
    EXPECT_EQ(decode_offer(encode(offer)), offer);
}

TEST_F(RecordCodec, SpendsLittleOnWhatIsNotSaid) {
    // Two bytes of head, a mask, three texts with their lengths: nothing for the other 26 fields.
    EXPECT_LE(encode(a_small_offer()).size(), 20U);
}

TEST_F(RecordCodec, PutsNoConfidentialByteIntoThePublicForm) {
    const Offer offer{.open = a_small_offer(), .confidential = {.json = R"({"notes":"canary"})", .blocked = true}};
    EXPECT_THAT(encode(offer), HasSubstr("canary"));
    EXPECT_THAT(encode(offer.open), Not(HasSubstr("canary")));
}

TEST_F(RecordCodec, RefusesARecordOfAnotherKind) {
    const Offer offer{.open = a_small_offer(), .confidential = {}};
    EXPECT_EQ(decode_public_offer(encode(offer)).error().reason, "the record is of another kind");
    EXPECT_EQ(decode_offer(encode(offer.open)).error().reason, "the record is of another kind");
    EXPECT_EQ(decode_provider(encode(offer)).error().reason, "the record is of another kind");
    EXPECT_EQ(decode_public_provider(encode(offer)).error().reason, "the record is of another kind");
}

TEST_F(RecordCodec, RefusesAFormatVersionItDoesNotKnow) {
    auto bytes = encode(a_small_offer());
    bytes[0] = static_cast<char>(record_format_version + 1);
    EXPECT_EQ(decode_public_offer(bytes).error().reason, "the record's format version is not known");
}

TEST_F(RecordCodec, RefusesEveryRecordThatIsCutShort) {
    const auto bytes = encode(random_offer(random));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        ASSERT_FALSE(decode_offer(std::string_view{bytes}.substr(0, size))) << size;
}

TEST_F(RecordCodec, RefusesBytesAfterTheEnd) {
    EXPECT_EQ(decode_public_offer(encode(a_small_offer()) + '\0').error().reason, "the record goes on after its end");
}

// Head, mask of one provider field or none, then what the case says.
std::string provider_with(std::uint64_t mask, std::string_view rest) {
    std::string bytes{static_cast<char>(record_format_version), static_cast<char>(RecordKind::public_provider)};
    for (; mask >= 0x80; mask >>= 7) bytes += static_cast<char>(mask | 0x80);
    return bytes + static_cast<char>(mask) + std::string{rest};
}

TEST_F(RecordCodec, RefusesValuesThatNoRecordCanHold) {
    const struct {
        const char* why;
        std::uint64_t mask;
        std::string rest;
        const char* reason;
    } cases[] = {
        {"an unknown field", std::uint64_t{1} << 13, "", "field too many"},
        {"a text longer than the record", 1, "\xff\xff\xff\xff\x7f", "cut short"},
        {"a number of more than 64 bits", 1, std::string(10, '\xff'), "too large"},
        {"a bool of two", 1 << 5, "\x02", "neither yes nor no"},
        {"a name of no closed list", 1 << 6, "\x02", "closed list"},
        {"a list longer than the record", 1 << 9, "\xff\xff\x03", "too long"},
        {"a language that is none", 1 << 10, "\x01\x02!!", "language"},
        {"a rating that is not finite", 1 << 11, std::string("\x01\0\0\0\0\0\0\xf0\x7f", 9), "not finite"},
        {"a site at latitude 91", 1 << 7, std::string("\x01\x08\0\0\0\0\0\xc0\x56\x40\0\0\0\0\0\0\0\0", 18), "globe"},
    };
    for (const auto& [why, mask, rest, reason] : cases) {
        const auto provider = decode_public_provider(provider_with(mask, rest));
        ASSERT_FALSE(provider) << why;
        EXPECT_THAT(provider.error().reason, HasSubstr(reason)) << why;
    }
}

TEST_F(RecordCodec, RefusesAListLongerThanAnyRecordMayHold) {
    PublicProvider provider;
    provider.skills.resize(longest_list);
    EXPECT_EQ(decode_public_provider(encode(provider)), provider);
    provider.skills.emplace_back();
    EXPECT_FALSE(decode_public_provider(encode(provider)));
}

TEST_F(RecordCodec, EndsWhateverTheBytes) {
    const auto mutated = [&](std::string bytes) {
        const auto below = [&](std::size_t bound) {
            return std::uniform_int_distribution<std::size_t>{0, bound - 1}(random);
        };
        for (std::size_t changes = 1 + below(4); changes > 0 && !bytes.empty(); --changes) switch (below(4)) {
                case 0:
                    bytes[below(bytes.size())] = static_cast<char>(below(256));
                    break;
                case 1:
                    bytes.erase(below(bytes.size()), 1 + below(8));
                    break;
                case 2:
                    bytes.insert(below(bytes.size()),
                                 std::string(1 + below(3), static_cast<char>(below(2) == 0 ? 0xff : below(256))));
                    break;
                default:
                    bytes[below(bytes.size())] ^= static_cast<char>(1 << below(8));
            }
        return bytes;
    };
    int survivors = 0;
    for (int i = 0; i < 4'000; ++i) {
        // What is decoded nevertheless is a whole value: it can be written and read again.
        if (const auto offer = decode_offer(mutated(encode(random_offer(random))))) {
            ++survivors;
            ASSERT_EQ(decode_offer(encode(*offer)), *offer);
        }
        if (const auto provider = decode_provider(mutated(encode(random_provider(random))))) {
            ASSERT_EQ(decode_provider(encode(*provider)), *provider);
        }
    }
    EXPECT_GT(survivors, 0);
}

}  // namespace
}  // namespace filon
