#include "server/keys/key_ring.h"

#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace filon {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::chrono::sys_seconds now{std::chrono::sys_days{std::chrono::year{2030} / 6 / 15}};

// SHA-256 of "abc" (FIPS 180-2, appendix B.1): the secret of the keys in these texts.
const std::string hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

std::string an_entry(const std::string& id, const std::string& more = "") {
    return R"({"id":")" + id + R"(","hash":")" + hash + R"(","audience":"extranet","client":"acme")" + more + "}";
}

KeyRing a_ring() {
    const auto ring = KeyRing::parse("[" + an_entry("k1", R"(,"scopes":["match"],"requests_per_minute":30)") + "," +
                                     an_entry("old", R"(,"expires":"2030-06-15")") + "," +
                                     an_entry("soon", R"(,"expires":"2030-06-15T00:00:01Z")") + "]");
    return ring.value();
}

TEST(KeyRing, TellsWhoSentAGoodKey) {
    const auto caller = a_ring().check("Bearer flk_k1_abc", "extranet", now);

    ASSERT_TRUE(caller);
    EXPECT_EQ(caller->id, "k1");
    EXPECT_EQ(caller->client, "acme");
    EXPECT_THAT(caller->scopes, ElementsAre("match"));
    EXPECT_EQ(caller->requests_per_minute, 30U);
}

TEST(KeyRing, TakesTheSchemeInAnyCase) {
    EXPECT_TRUE(a_ring().check("bearer flk_k1_abc", "extranet", now));
    EXPECT_TRUE(a_ring().check("BEARER   flk_k1_abc", "extranet", now));
}

TEST(KeyRing, RefusesEveryOtherKeyWithTheSameFault) {
    const auto ring = a_ring();
    const auto refusal = ring.check(std::nullopt, "extranet", now);
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().field, "Authorization");
    for (const std::string bad : {"",
                                  " ",
                                  "Bearer",
                                  "Bearer ",
                                  "flk_k1_abc",
                                  "Basic flk_k1_abc",
                                  "Bearerflk_k1_abc",
                                  "Bearer k1_abc",
                                  "Bearer flk_",
                                  "Bearer flk_k1",
                                  "Bearer flk_k1_",
                                  "Bearer flk_k1_abd",
                                  "Bearer flk_k1_abc ",
                                  "Bearer flk_k1_abc, x",
                                  "Bearer flk_K1_abc",
                                  "Bearer FLK_k1_abc",
                                  "Bearer flk_k2_abc",
                                  "Bearer flk__abc",
                                  "Bearer flk_0_0",
                                  "Bearer flk_old_abc",
                                  "Bearer flk_k1_ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}) {
        const auto caller = ring.check(bad, "extranet", now);
        ASSERT_FALSE(caller) << bad;
        EXPECT_EQ(caller.error(), refusal.error()) << bad;
    }
    EXPECT_EQ(ring.check("Bearer flk_k1_abc", "intranet", now).error(), refusal.error());
    EXPECT_EQ(ring.check("Bearer flk_k1_" + std::string(100'000, 'a'), "extranet", now).error(), refusal.error());
    EXPECT_EQ(KeyRing{}.check("Bearer flk_k1_abc", "extranet", now).error(), refusal.error());
}

TEST(KeyRing, EndsAKeyAtTheMomentItExpires) {
    EXPECT_TRUE(a_ring().check("Bearer flk_soon_abc", "extranet", now));
    EXPECT_FALSE(a_ring().check("Bearer flk_soon_abc", "extranet", now + 1s));
    EXPECT_TRUE(a_ring().check("Bearer flk_old_abc", "extranet", now - 1s));
}

TEST(KeyRing, NamesWhatIsWrongInAFile) {
    struct Bad {
        std::string json, field;
    };
    const auto replaced = [](std::string text, const std::string& from, const std::string& to) {
        return text.replace(text.find(from), from.size(), to);
    };
    const std::vector<Bad> table{
        {"", ""},
        {"{}", ""},
        {"[", ""},
        {"[] x", ""},
        {std::string(200'000, '['), ""},
        {"[1]", "[0]"},
        {"[{}]", "[0].id"},
        {"[" + an_entry("k1") + "," + an_entry("k_2") + "]", "[1].id"},
        {"[" + an_entry("") + "]", "[0].id"},
        {"[" + an_entry("k1") + "," + an_entry("k1") + "]", "id"},
        {"[" + replaced(an_entry("k1"), hash, hash.substr(1)) + "]", "[0].hash"},
        {"[" + replaced(an_entry("k1"), hash, "BA" + hash.substr(2)) + "]", "[0].hash"},
        {"[" + replaced(an_entry("k1"), "extranet", "everyone") + "]", "[0].audience"},
        {"[" + replaced(an_entry("k1"), "acme", "") + "]", "[0].client"},
        {"[" + replaced(an_entry("k1"), R"(,"client":"acme")", "") + "]", "[0].client"},
        {"[" + replaced(an_entry("k1"), "acme", "\xFF") + "]", ""},
        {"[" + an_entry("k1", R"(,"scopes":"match")") + "]", "[0].scopes"},
        {"[" + an_entry("k1", R"(,"scopes":[1])") + "]", "[0].scopes"},
        {"[" + an_entry("k1", R"(,"expires":"never")") + "]", "[0].expires"},
        {"[" + an_entry("k1", R"(,"expires":"2030-02-30")") + "]", "[0].expires"},
        {"[" + an_entry("k1", R"(,"expires":"2030-01-31T24:00:00Z")") + "]", "[0].expires"},
        {"[" + an_entry("k1", R"(,"expires":"2030-01-31T12:00:00")") + "]", "[0].expires"},
        {"[" + an_entry("k1", R"(,"expires":1900000000)") + "]", "[0].expires"},
        {"[" + an_entry("k1", R"(,"requests_per_minute":0)") + "]", "[0].requests_per_minute"},
        {"[" + an_entry("k1", R"(,"requests_per_minute":1.5)") + "]", "[0].requests_per_minute"},
        {"[" + an_entry("k1", R"(,"requests_per_minute":1e400)") + "]", ""},
        {"[" + an_entry("k1", R"(,"secret":"abc")") + "]", "[0].secret"},
        {"[" + an_entry("k1", R"(,"id":"k2")") + "]", "[0].id"}};
    for (const auto& bad : table) {
        const auto ring = KeyRing::parse(bad.json);
        ASSERT_FALSE(ring) << bad.json.substr(0, 300);
        EXPECT_EQ(ring.error().field, bad.field) << bad.json.substr(0, 300);
    }
    EXPECT_TRUE(KeyRing::parse("[]"));
    EXPECT_TRUE(KeyRing::parse("[" + an_entry("k1", R"(,"expires":null)") + "]"));
}

TEST(KeyRing, MakesAKeyThatIsSeenOnce) {
    KeyRing ring;

    const auto key = ring.add(
        {.audience = "extranet", .client = "acme", .scopes = {"match"}, .expires = now + 1h, .requests_per_minute = 7});

    ASSERT_TRUE(key);
    EXPECT_THAT(*key, testing::MatchesRegex("flk_[0-9a-f]+_[A-Za-z0-9_-]+"));
    const auto secret = key->substr(key->find('_', 4) + 1);
    EXPECT_EQ(secret.size(), 43U);  // 256 bits
    EXPECT_THAT(ring.json(), Not(HasSubstr(secret)));
    const auto read_again = KeyRing::parse(ring.json());
    ASSERT_TRUE(read_again);
    const auto caller = read_again->check("Bearer " + *key, "extranet", now);
    ASSERT_TRUE(caller);
    EXPECT_EQ(caller->client, "acme");
    EXPECT_EQ(caller->requests_per_minute, 7U);
    EXPECT_FALSE(read_again->check("Bearer " + *key, "extranet", now + 1h));
}

TEST(KeyRing, MakesNoKeyTwice) {
    KeyRing ring;
    std::set<std::string> made;
    for (int i = 0; i < 100; ++i) made.insert(ring.add({.audience = "intranet", .client = "acme"}).value());
    EXPECT_EQ(made.size(), 100U);
    for (const auto& key : made) EXPECT_TRUE(ring.check("Bearer " + key, "intranet", now));
}

TEST(KeyRing, MakesNoKeyOnTermsItCouldNotRead) {
    KeyRing ring = a_ring();
    EXPECT_EQ(ring.add({.audience = "everyone", .client = "acme"}).error().field, "audience");
    EXPECT_EQ(ring.add({.audience = "extranet", .client = ""}).error().field, "client");
    EXPECT_EQ(ring.add({.audience = "extranet", .client = "acme", .requests_per_minute = 0}).error().field,
              "requests_per_minute");
    EXPECT_EQ(ring.keys().size(), 3U);
}

TEST(KeyRing, ForgetsARevokedKey) {
    auto ring = a_ring();
    EXPECT_TRUE(ring.revoke("k1"));
    EXPECT_FALSE(ring.check("Bearer flk_k1_abc", "extranet", now));
    EXPECT_EQ(ring.revoke("k1").error().field, "id");
}

class KeysFile : public testing::Test {
protected:
    KeysFile() {
        std::string name = (std::filesystem::temp_directory_path() / "filon-keys-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    ~KeysFile() override { std::filesystem::remove_all(folder_); }
    std::filesystem::path folder_;
};

TEST_F(KeysFile, IsReadByItsOwnerAlone) {
    const auto file = folder_ / "keys.json";
    a_ring().save(file);
    struct stat status{};
    ASSERT_EQ(::stat(file.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(KeysFile, HoldsWhatWasSavedLast) {
    const auto file = folder_ / "keys.json";
    std::ofstream{file} << "what was there before";

    auto ring = a_ring();
    ring.save(file);
    ASSERT_TRUE(ring.revoke("old"));
    ring.save(file);

    const auto loaded = KeyRing::load(file);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->keys().size(), 2U);
    EXPECT_EQ(loaded->json(), ring.json());
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder_}, {}), 1);  // no temporary file stays behind
}

TEST_F(KeysFile, IsAFaultWhenItIsNotThere) {
    const auto missing = KeyRing::load(folder_ / "none.json");
    ASSERT_FALSE(missing);
    EXPECT_THAT(missing.error().field, HasSubstr("none.json"));
    EXPECT_FALSE(KeyRing::load(folder_));
}

TEST_F(KeysFile, CannotBeSavedInAFolderThatIsNone) {
    EXPECT_THROW(a_ring().save(folder_ / "none" / "keys.json"), std::system_error);
}

}  // namespace
}  // namespace filon
