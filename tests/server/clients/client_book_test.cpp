#include "server/clients/client_book.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filon {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// `{"id":"acme",…}`, what is given standing after the id.
std::string an_entry(const std::string& more = "", const std::string& id = "acme") {
    return R"({"id":")" + id + R"(")" + (more.empty() ? "" : "," + more) + "}";
}

// A file of the test's own, gone with it.
class AFile {
public:
    explicit AFile(const std::string& text)
        : path_{std::filesystem::path{testing::TempDir()} /
                (std::string{"clients_"} + testing::UnitTest::GetInstance()->current_test_info()->name())} {
        std::ofstream{path_, std::ios::binary} << text;
    }
    ~AFile() { std::filesystem::remove(path_); }
    AFile(const AFile&) = delete;
    AFile& operator=(const AFile&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

TEST(ClientBook, FindsAClientByItsIdAlone) {
    const auto book =
        ClientBook::parse("[" + an_entry() + "," + an_entry("", "Zeta") + "," + an_entry("", "émoi") + "]");

    ASSERT_TRUE(book);
    EXPECT_EQ(book->size(), 3U);
    for (const std::string id : {"acme", "Zeta", "émoi"}) {
        ASSERT_NE(book->find(id), nullptr) << id;
        EXPECT_EQ(book->find(id)->id, id);
    }
    for (const std::string id : {"", "Acme", "acm", "acme ", "acmee", "zeta", "~"})
        EXPECT_EQ(book->find(id), nullptr) << id;
    EXPECT_EQ(ClientBook{}.find("acme"), nullptr);
    EXPECT_EQ(ClientBook{}.find(""), nullptr);
}

TEST(ClientBook, KeepsAllThatAnEntrySays) {
    const auto book = ClientBook::parse("[" +
                                        an_entry(R"("country":"DE","tax":"included","vat_number":"DE123456789",)"
                                                 R"("exclude_providers":["P9","P1"],"prefer_providers":["P3"])") +
                                        "]");

    ASSERT_TRUE(book);
    const auto& client = *book->find("acme");
    EXPECT_EQ(client.country, "DE");
    EXPECT_EQ(client.tax, Tax::included);
    EXPECT_EQ(client.vat_number, "DE123456789");
    EXPECT_TRUE(client.taxable());
    EXPECT_THAT(client.exclude_providers, ElementsAre("P1", "P9"));
    EXPECT_THAT(client.prefer_providers, ElementsAre("P3"));
}

TEST(ClientBook, TakesAClientToBeFrenchAndToSeePricesWithoutTaxWhereNothingIsSaid) {
    const auto book = ClientBook::parse("[" + an_entry() + "]");

    ASSERT_TRUE(book);
    const auto& client = *book->find("acme");
    EXPECT_EQ(client.country, "FR");
    EXPECT_EQ(client.tax, Tax::excluded);
    EXPECT_FALSE(client.taxable());
    EXPECT_THAT(client.exclude_providers, IsEmpty());
    EXPECT_THAT(client.prefer_providers, IsEmpty());
}

TEST(ClientBook, TakesWhatIsWellSaid) {
    for (const auto& json : {std::string{"[]"}, std::string{" [ ] \n"}, "[" + an_entry(R"("country":"GB")") + "]",
                             "[" + an_entry(R"("country":"RE")") + "]", "[" + an_entry(R"("country":"MC")") + "]",
                             "[" + an_entry(R"("tax":"exempt")") + "]", "[" + an_entry(R"("tax":"excluded")") + "]",
                             "[" + an_entry(R"("vat_number":"CHE-123.456.789 MWST")") + "]",
                             "[" + an_entry(R"("exclude_providers":[],"prefer_providers":[])") + "]",
                             "[" + an_entry("", std::string(ClientBook::longest_text, 'a')) + "]"})
        EXPECT_TRUE(ClientBook::parse(json)) << json.substr(0, 100);
}

TEST(ClientBook, NamesTheEntryAndTheMemberThatAreWrong) {
    const auto second = [](const std::string& more) {
        return "[" + an_entry("", "first") + "," + an_entry(more) + "]";
    };
    const std::string long_text(ClientBook::longest_text + 1, 'a');
    const struct {
        std::string json, field;
    } table[] = {
        {"", ""},
        {"{}", ""},
        {"null", ""},
        {"[", ""},
        {"[] x", ""},
        {"[" + an_entry() + ",]", ""},
        {"[" + an_entry() + "] // no comment", ""},
        {std::string(200'000, '['), ""},
        {std::string(200'000, '[') + std::string(200'000, ']'), "[0]"},
        {"[1]", "[0]"},
        {"[null]", "[0]"},
        {"[[]]", "[0]"},
        {R"(["acme"])", "[0]"},
        {"[{}]", "[0].id"},
        {R"([{"country":"FR"}])", "[0].id"},
        {R"([{"id":7}])", "[0].id"},
        {R"([{"id":null}])", "[0].id"},
        {"[" + an_entry("", "") + "]", "[0].id"},
        {"[" + an_entry("", long_text) + "]", "[0].id"},
        {"[" + an_entry("", R"(a\u0000b)") + "]", "[0].id"},
        {"[" + an_entry("", R"(a\nb)") + "]", "[0].id"},
        {"[" + an_entry("", "\xFF") + "]", ""},
        {"[" + an_entry("", R"(\uD800)") + "]", ""},
        {"[" + an_entry() + "," + an_entry("", "b") + "," + an_entry() + "]", "[2].id"},
        {second(R"("id":"again")"), "[1].id"},
        {second(R"("country":"FR","country":"DE")"), "[1].country"},
        {second(R"("country":"fr")"), "[1].country"},
        {second(R"("country":"UK")"), "[1].country"},
        {second(R"("country":"EL")"), "[1].country"},
        {second(R"("country":"EU")"), "[1].country"},
        {second(R"("country":"IC")"), "[1].country"},
        {second(R"("country":"FRA")"), "[1].country"},
        {second(R"("country":"")"), "[1].country"},
        {second(R"("country":"F\u0000")"), "[1].country"},
        {second(R"("country":["FR"])"), "[1].country"},
        {second(R"("country":null)"), "[1].country"},
        {second(R"("tax":"HT")"), "[1].tax"},
        {second(R"("tax":"Excluded")"), "[1].tax"},
        {second(R"("tax":"")"), "[1].tax"},
        {second(R"("tax":0)"), "[1].tax"},
        {second(R"("vat_number":"")"), "[1].vat_number"},
        {second(R"("vat_number":123456789)"), "[1].vat_number"},
        {second(R"("vat_number":null)"), "[1].vat_number"},
        {second(R"("exclude_providers":"P1")"), "[1].exclude_providers"},
        {second(R"("exclude_providers":{})"), "[1].exclude_providers"},
        {second(R"("exclude_providers":["P1",2])"), "[1].exclude_providers[1]"},
        {second(R"("exclude_providers":["P1",""])"), "[1].exclude_providers[1]"},
        {second(R"("exclude_providers":["P1","P2","P1"])"), "[1].exclude_providers"},
        {second(R"("prefer_providers":[[]])"), "[1].prefer_providers[0]"},
        {second(R"("prefer_providers":[")" + long_text + R"("])"), "[1].prefer_providers[0]"},
        {second(R"("exclude_providers":["P1","P2"],"prefer_providers":["P2"])"), "[1].prefer_providers"},
        {second(R"("prefers":["P1"])"), "[1].prefers"},
        {second(R"("ID":"x")"), "[1].ID"},
        {second(R"("":1)"), "[1]."},
        {second(R"("a\nb":1)"), "[1].(a member)"},
        {second("\"" + long_text + "\":1"), "[1].(a member)"},
    };
    for (const auto& [json, field] : table) {
        const auto book = ClientBook::parse(json);
        ASSERT_FALSE(book) << json.substr(0, 300);
        EXPECT_EQ(book.error().field, field) << json.substr(0, 300);
        EXPECT_THAT(book.error().reason, Not(IsEmpty())) << json.substr(0, 300);
    }
}

TEST(ClientBook, SaysWhichEntryHasTheSameId) {
    const auto book = ClientBook::parse("[" + an_entry("", "b") + "," + an_entry() + "," + an_entry() + "]");
    ASSERT_FALSE(book);
    EXPECT_EQ(book.error(), (Fault{.field = "[2].id", .reason = "is that of [1] as well"}));
}

TEST(ClientBook, NeverRepeatsWhatStandsInTheFile) {
    for (const std::string json : {R"([{"id":"acme","tax":"secret"}])", R"([{"id":"acme","country":"secret"}])",
                                   R"([{"id":"secret"},{"id":"secret"}])", R"([{"id":"acme","vat_number":["secret"]}])",
                                   R"([{"id":"acme","exclude_providers":["secret","secret"]}])"}) {
        const auto book = ClientBook::parse(json);
        ASSERT_FALSE(book) << json;
        EXPECT_THAT(book.error().field + book.error().reason, Not(HasSubstr("secret"))) << json;
    }
}

TEST(ClientBook, HasItsLimits) {
    std::string many = "[";
    for (std::size_t i = 0; i < ClientBook::most_clients; ++i) many += an_entry("", std::to_string(i)) + ",";
    const auto full = many.substr(0, many.size() - 1) + "]";
    ASSERT_TRUE(ClientBook::parse(full));
    EXPECT_EQ(ClientBook::parse(full)->size(), ClientBook::most_clients);
    EXPECT_FALSE(ClientBook::parse(many + an_entry() + "]"));

    std::string providers;
    for (std::size_t i = 0; i < ClientBook::most_providers; ++i) providers += "\"" + std::to_string(i) + "\",";
    const auto list = [&](const std::string& last) {
        return "[" + an_entry(R"("exclude_providers":[)" + providers + last + "]") + "]";
    };
    EXPECT_EQ(ClientBook::parse(list(R"("P")")).error().field, "[0].exclude_providers");
    providers.resize(providers.find_last_of(',', providers.size() - 2) + 1);
    EXPECT_TRUE(ClientBook::parse(list(R"("P")")));

    EXPECT_TRUE(ClientBook::parse("[]" + std::string(ClientBook::largest_file - 2, ' ')));
    EXPECT_EQ(ClientBook::parse("[]" + std::string(ClientBook::largest_file - 1, ' ')).error().reason,
              "is too large for a clients file");
}

TEST(ClientBook, IsReadFromAFile) {
    const AFile file{"[" + an_entry(R"("country":"BE")") + "]\n"};
    const auto book = ClientBook::load(file.path());
    ASSERT_TRUE(book);
    EXPECT_EQ(book->find("acme")->country, "BE");
}

TEST(ClientBook, OfAFileThatCannotBeReadIsAFaultThatNamesIt) {
    const auto absent = std::filesystem::path{testing::TempDir()} / "no_such_clients.json";
    ASSERT_FALSE(ClientBook::load(absent));
    EXPECT_EQ(ClientBook::load(absent).error(),
              (Fault{.field = absent.string(), .reason = "No such file or directory"}));

    const auto folder = ClientBook::load(testing::TempDir());
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().field, testing::TempDir());
}

TEST(ClientBook, OfAFileThatIsTooLargeIsAFault) {
    const AFile file{"[" + std::string(ClientBook::largest_file, ' ') + "]"};
    const auto book = ClientBook::load(file.path());
    ASSERT_FALSE(book);
    EXPECT_EQ(book.error().reason, "is too large for a clients file");
}

TEST(ClientBook, ReadsTheExampleOfItsPage) {
    std::ifstream stream{FILON_SOURCE_DIR "/docs/clients.md"};
    const std::string page{std::istreambuf_iterator<char>{stream}, {}};
    const std::string begin = "```json\n";
    const auto from = page.find(begin);
    ASSERT_NE(from, std::string::npos);
    const auto at = from + begin.size();

    const auto book = ClientBook::parse(page.substr(at, page.find("```", at) - at));

    ASSERT_TRUE(book) << book.error().field << " " << book.error().reason;
    EXPECT_EQ(book->size(), 3U);
    EXPECT_TRUE(book->find("acme-gmbh")->taxable());
}

}  // namespace
}  // namespace filon
