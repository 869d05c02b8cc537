// The formal contract holds together: schemas that parse and judge as the prose does, an API description that asks for
// nothing the contract does not know.
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/pointer.h>

#include "tests/contracts/schema_set.h"

namespace filon {
namespace {

using ::testing::Contains;
using ::testing::IsSubsetOf;
using ::testing::UnorderedElementsAreArray;

const std::filesystem::path folder{FILON_SCHEMAS};

struct Example {
    std::string_view schema;
    std::string_view text;
};

std::vector<std::string> faults_of(const Example& example) {
    static SchemaSet schemas{folder};
    rapidjson::Document document;
    document.Parse(example.text.data(), example.text.size());
    if (document.HasParseError()) return {"the example is no JSON"};
    return schemas.faults_of(document, std::string{example.schema});
}

std::set<std::string> names_in(const rapidjson::Value& object) {
    std::set<std::string> names;
    for (const auto& member : object.GetObject()) names.insert(member.name.GetString());
    return names;
}

constexpr Example good[] = {
    {"provider.json", R"({"type":"provider","id":"P1","name":"Alpha"})"},
    {"provider.json",
     R"({"type":"provider","id":"P1","name":"Alpha","vat":"liable","sites":[{"insee":"2A004"},{"lat":45.7,"lon":4.8},{"postcode":"1200","town":"Genève","country":"CH"}],
        "travels":{"departments":["69","2A","974"]},"languages":["fr","en-GB"],"rating":{"value":4.5,"count":12},"confidential":{"quality":0.5,"anything":[1]}})"},
    {"offer.json", R"({"type":"offer","id":"O1","provider":"P1","title":"Excel"})"},
    {"offer.json",
     R"({"type":"offer","id":"O1","provider":"P1","title":"Excel","modality":"onsite","prices":[{"amount":0}],"sessions":[{"start":"2027","end":"2027-05"},{"start":"2027-01-12","place":{"town":"Lyon"}}]})"},
    {"offer.json",
     R"({"type":"offer","id":"O1","provider":"P1","title":"Excel","modality":["onsite","remote"],"unheard_of":1})"},
    {"delete.json", R"({"type":"delete","what":"offer","id":"O1"})"},
    {"index_report.json",
     R"({"generation":null,"started":"2026-11-24T10:00:00Z","seconds":1.5,"providers":{"read":1,"accepted":1,"rejected":0},"offers":{"read":2,"accepted":1,"rejected":1},
        "sessions":{"read":0,"accepted":0,"rejected":0},"rejected":[{"source":"a.jsonl","line":3,"type":"offer","id":"O2","field":"provider","reason":"no such provider"}],"warnings":[]})"},
    {"problem.json",
     R"({"type":"about:blank","title":"Bad Request","status":400,"detail":"","errors":[{"field":"q","reason":"too long"}]})"},
    {"offer_reply.json",
     R"({"id":"O1","title":"Excel","provider":{"id":"P1","name":"Alpha"},"score":0.873,"why":[],"price":null,"session":null,"distance_km":null,"snippet":null})"},
    {"search_reply.json",
     R"({"total":0,"total_is_exact":true,"offers":[],"facets":{"modality":[{"value":"onsite","count":0,"selected":true}]}})"},
};

constexpr Example bad[] = {
    {"provider.json", R"({"type":"offer","id":"P1","name":"Alpha"})"},
    {"provider.json", R"({"type":"provider","name":"Alpha"})"},
    {"provider.json", R"({"type":"provider","id":"P1","name":"Alpha","sites":[{"label":"nowhere"}]})"},
    {"provider.json", R"({"type":"provider","id":"P1","name":"Alpha","travels":{"radius_km":30,"anywhere":true}})"},
    {"provider.json", R"({"type":"provider","id":"P1","name":"Alpha","languages":["fr-!"]})"},
    {"provider.json", R"({"type":"provider","id":"P1","name":"Alpha","rating":{"value":6}})"},
    {"offer.json", R"({"type":"offer","id":"O1","title":"Excel"})"},
    {"offer.json", R"({"type":"offer","id":"O1","provider":"P1","title":"Excel","prices":[{"amount":-5}]})"},
    {"offer.json", R"({"type":"offer","id":"O1","provider":"P1","title":"Excel","modality":["flying"]})"},
    {"offer.json", R"({"type":"offer","id":"O1","provider":"P1","title":"Excel","sessions":[{"start":"12/01/2027"}]})"},
    {"offer.json",
     R"({"type":"offer","id":"O1","provider":"P1","title":"Excel","sessions":[{"place":{"insee":"69"}}]})"},
    {"offer.json", R"({"type":"offer","id":"O1","provider":"P1","title":"Excel","teaching_languages":["f"]})"},
    {"offer.json", R"({"type":"offer","id":"O1","provider":"P1","title":"Excel","eqf":9})"},
    {"delete.json", R"({"type":"delete","what":"session","id":"O1"})"},
    {"index_report.json",
     R"({"generation":"g","started":"","seconds":1,"providers":{"read":1,"accepted":1},"offers":{},"sessions":{},"rejected":[],"warnings":[]})"},
    {"problem.json", R"({"type":"about:blank","title":"Bad Request","status":200,"detail":""})"},
    {"offer_reply.json",
     R"({"id":"O1","title":"Excel","provider":{"id":"P1","name":"Alpha"},"score":1.2,"why":[],"price":null,"session":null,"distance_km":null,"snippet":null})"},
    {"search_reply.json", R"({"total":1,"total_is_exact":true,"offers":[{"id":"O1"}],"facets":{}})"},
    {"search_reply.json", R"({"total":-1,"total_is_exact":true,"offers":[],"facets":{}})"},
};

TEST(Schemas, AcceptWhatTheContractAllows) {
    for (const auto& example : good)
        EXPECT_THAT(faults_of(example), ::testing::IsEmpty()) << example.schema << ": " << example.text;
}

TEST(Schemas, RefuseWhatTheContractForbids) {
    for (const auto& example : bad)
        EXPECT_THAT(faults_of(example), ::testing::Not(::testing::IsEmpty())) << example.schema << ": " << example.text;
}

TEST(Schemas, AreEachTriedOnGoodAndBad) {
    std::set<std::string> there, accepted, refused;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().filename() != "openapi.json") there.insert(entry.path().filename().string());
    for (const auto& example : good) accepted.insert(std::string{example.schema});
    for (const auto& example : bad) refused.insert(std::string{example.schema});
    EXPECT_EQ(there, accepted);
    EXPECT_EQ(there, refused);
}

// What /v1/search may ever take; the description names those that exist.
const std::set<std::string> parameters_of_the_contract{"q",
                                                       "sort",
                                                       "facets",
                                                       "limit",
                                                       "offset",
                                                       "lang",
                                                       "read",
                                                       "relax",
                                                       "place",
                                                       "radius_km",
                                                       "max_price",
                                                       "min_price",
                                                       "price_per",
                                                       "tax",
                                                       "headcount",
                                                       "teaching_language",
                                                       "modality",
                                                       "format",
                                                       "rhythm",
                                                       "level",
                                                       "eqf",
                                                       "cefr_target",
                                                       "cefr_entry",
                                                       "date_from",
                                                       "date_to",
                                                       "max_days",
                                                       "max_hours",
                                                       "certification",
                                                       "funding",
                                                       "provider",
                                                       "exclude_provider",
                                                       "qualiopi",
                                                       "accessibility",
                                                       "topic_id",
                                                       "department",
                                                       "month",
                                                       "price_band",
                                                       "duration_band"};
const std::set<std::string> facets_of_the_contract{
    "topic_id", "department", "price_band", "month",        "teaching_language", "modality",
    "format",   "rhythm",     "level",      "eqf",          "duration_band",     "certification",
    "funding",  "provider",   "qualiopi",   "accessibility"};
const std::set<std::string> sorts_of_the_contract{"relevance", "price", "date", "distance", "duration"};

class ApiDescription : public ::testing::Test {
protected:
    const rapidjson::Value& at(const std::string& pointer) const {
        const auto* value = rapidjson::Pointer{pointer.c_str()}.Get(description_);
        if (value == nullptr) throw std::runtime_error("openapi.json has no " + pointer);
        return *value;
    }
    const rapidjson::Value& search_parameter(std::string_view name) const {
        for (const auto& parameter : at("/paths/~1v1~1search/get/parameters").GetArray())
            if (name == parameter["name"].GetString()) return parameter["schema"];
        throw std::runtime_error("openapi.json: /v1/search takes no " + std::string{name});
    }
    static std::set<std::string> strings(const rapidjson::Value& list) {
        std::set<std::string> all;
        for (const auto& item : list.GetArray())
            if (item.IsString()) all.insert(item.GetString());
        return all;
    }
    rapidjson::Document description_ = read_json(folder / "openapi.json");
};

TEST_F(ApiDescription, IsOpenApi3) {
    EXPECT_STREQ(at("/openapi").GetString(), "3.0.3");
}

TEST_F(ApiDescription, AsksForNothingTheContractDoesNotKnow) {
    std::set<std::string> asked;
    for (const auto& parameter : at("/paths/~1v1~1search/get/parameters").GetArray())
        asked.insert(parameter["name"].GetString());
    EXPECT_THAT(asked, IsSubsetOf(parameters_of_the_contract));
    EXPECT_THAT(strings(search_parameter("facets")["items"]["enum"]), IsSubsetOf(facets_of_the_contract));
    EXPECT_THAT(strings(search_parameter("sort")["enum"]), IsSubsetOf(sorts_of_the_contract));
}

TEST_F(ApiDescription, CountsAFacetOnlyByTheNameOfItsFilter) {
    for (const auto& facet : strings(search_parameter("facets")["items"]["enum"]))
        EXPECT_NO_THROW(search_parameter(facet)) << facet;
}

TEST_F(ApiDescription, NamesEveryFirstPath) {
    for (const auto* path : {"/v1/search", "/v1/offers/{id}", "/v1/providers/{id}", "/health/live", "/health/ready",
                             "/metrics", "/openapi.json", "/"})
        EXPECT_THAT(names_in(at("/paths")), Contains(path));
}

// Its own form of the schemas (OpenAPI 3.0 has no type lists) must not drift from the files.
TEST_F(ApiDescription, ShowsTheMembersOfTheSchemas) {
    const std::pair<const char*, const char*> twins[] = {
        {"Offer", "offer_reply.json"}, {"Search", "search_reply.json"}, {"Problem", "problem.json"}};
    for (const auto& [component, file] : twins) {
        const auto schema = read_json(folder / file);
        const auto& shown = at(std::string{"/components/schemas/"} + component);
        EXPECT_THAT(names_in(shown["properties"]), UnorderedElementsAreArray(names_in(schema["properties"])))
            << component;
        EXPECT_THAT(strings(shown["required"]), UnorderedElementsAreArray(strings(schema["required"]))) << component;
    }
}

TEST_F(ApiDescription, RefersOnlyToWhatItHolds) {
    std::vector<const rapidjson::Value*> waiting{&description_};
    while (!waiting.empty()) {
        const auto& value = *waiting.back();
        waiting.pop_back();
        if (value.IsArray())
            for (const auto& item : value.GetArray()) waiting.push_back(&item);
        if (!value.IsObject()) continue;
        for (const auto& member : value.GetObject()) waiting.push_back(&member.value);
        if (const auto reference = value.FindMember("$ref"); reference != value.MemberEnd()) {
            const auto* target = reference->value.GetString();
            EXPECT_NE(rapidjson::Pointer{target}.Get(description_), nullptr) << target;
        }
    }
}

}  // namespace
}  // namespace filon
