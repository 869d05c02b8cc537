// The description of the API asks for just what the contract tells, and shows what the schemas say.
#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/pointer.h>

#include "tests/contracts/schema_set.h"

namespace filon {
namespace {

using ::testing::Contains;
using ::testing::UnorderedElementsAreArray;

const std::filesystem::path folder{FILON_SCHEMAS};

std::set<std::string> names_in(const rapidjson::Value& object) {
    std::set<std::string> names;
    for (const auto& member : object.GetObject()) names.insert(member.name.GetString());
    return names;
}

// What /v1/search takes, as the contract tells it.
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
    const rapidjson::Value& parameter_of(const std::string& path, std::string_view name) const {
        for (const auto& parameter : at("/paths/~1v1~1" + path + "/get/parameters").GetArray())
            if (name == parameter["name"].GetString()) return parameter["schema"];
        throw std::runtime_error("openapi.json: /v1/" + path + " takes no " + std::string{name});
    }
    const rapidjson::Value& search_parameter(std::string_view name) const { return parameter_of("search", name); }
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

TEST_F(ApiDescription, TakesInASearchJustWhatTheContractTells) {
    std::set<std::string> asked;
    for (const auto& parameter : at("/paths/~1v1~1search/get/parameters").GetArray())
        asked.insert(parameter["name"].GetString());
    EXPECT_THAT(asked, UnorderedElementsAreArray(parameters_of_the_contract));
    EXPECT_THAT(strings(search_parameter("facets")["items"]["enum"]),
                UnorderedElementsAreArray(facets_of_the_contract));
    EXPECT_THAT(strings(search_parameter("sort")["enum"]), UnorderedElementsAreArray(sorts_of_the_contract));
}

TEST_F(ApiDescription, CountsAFacetOnlyByTheNameOfItsFilter) {
    for (const auto& facet : strings(search_parameter("facets")["items"]["enum"]))
        EXPECT_NO_THROW(search_parameter(facet)) << facet;
}

TEST_F(ApiDescription, TakesUnknownJustWhereAFacetCountsIt) {
    // A facet whose values come from a closed list says `unknown` in that list; of the open ones the description tells
    // it. Every offer has a provider.
    const auto facets = strings(search_parameter("facets")["items"]["enum"]);
    for (const auto& parameter : at("/paths/~1v1~1search/get/parameters").GetArray()) {
        const std::string name = parameter["name"].GetString(), told = parameter["description"].GetString();
        const auto& schema = parameter["schema"];
        const bool counted = facets.contains(name) && name != "provider";
        if (name == "facets") continue;
        EXPECT_EQ(told.find("`unknown` asks") != std::string::npos, counted) << name;
        if (schema.HasMember("items") && schema["items"].HasMember("enum")) {
            EXPECT_EQ(strings(schema["items"]["enum"]).contains("unknown"), counted) << name;
        }
    }
}

TEST_F(ApiDescription, TakesASingleValueJustWhereTheContractDoes) {
    const std::set<std::string> single{"q",         "sort",      "limit",     "offset",    "lang",      "read",
                                       "relax",     "radius_km", "max_price", "min_price", "price_per", "tax",
                                       "headcount", "date_from", "date_to",   "max_days",  "max_hours"};
    for (const auto& parameter : at("/paths/~1v1~1search/get/parameters").GetArray()) {
        const std::string name = parameter["name"].GetString();
        EXPECT_EQ(std::string_view{parameter["schema"]["type"].GetString()} == "array", !single.contains(name)) << name;
    }
}

TEST_F(ApiDescription, BoundsWhatTheContractBounds) {
    EXPECT_EQ(search_parameter("q")["maxLength"].GetInt(), 512);
    EXPECT_EQ(search_parameter("limit")["maximum"].GetInt(), 100);
    EXPECT_EQ(search_parameter("limit")["default"].GetInt(), 20);
    EXPECT_EQ(search_parameter("offset")["maximum"].GetInt(), 10'000);
    EXPECT_EQ(search_parameter("radius_km")["maximum"].GetInt(), 20'000);
    EXPECT_EQ(search_parameter("headcount")["default"].GetInt(), 1);
}

TEST_F(ApiDescription, SuggestsWithinTheBoundsOfTheContract) {
    EXPECT_EQ(at("/paths/~1v1~1suggest/get/parameters").Size(), 2U);
    EXPECT_EQ(parameter_of("suggest", "q")["maxLength"].GetInt(), 512);
    const auto& limit = parameter_of("suggest", "limit");
    EXPECT_EQ(limit["minimum"].GetInt(), 0);
    EXPECT_EQ(limit["maximum"].GetInt(), 8);
    EXPECT_EQ(limit["default"].GetInt(), 8);
}

// OpenAPI has its schemas inline where the files have one of their own: what a row of a list holds must not drift
// either.
TEST_F(ApiDescription, ShowsASuggestionAsItsSchemaDoes) {
    const auto schema = read_json(folder / "suggest_reply.json");
    const auto& row = schema["properties"]["suggestions"]["items"];
    const auto& shown = at("/components/schemas/Suggest/properties/suggestions/items");
    EXPECT_THAT(names_in(shown["properties"]), UnorderedElementsAreArray(names_in(row["properties"])));
    EXPECT_THAT(strings(shown["required"]), UnorderedElementsAreArray(strings(row["required"])));
    EXPECT_THAT(strings(shown["properties"]["kind"]["enum"]),
                UnorderedElementsAreArray(strings(row["properties"]["kind"]["enum"])));
}

TEST_F(ApiDescription, ShowsWhatWasReadAsItsSchemaDoes) {
    const auto schema = read_json(folder / "read.json");
    const std::pair<const char*, const char*> twins[] = {
        {"/components/schemas/Read/properties/exclude/properties", "/properties/exclude/properties"},
        {"/components/schemas/ReadPlace/properties", "/definitions/places/items/properties"},
        {"/components/schemas/ReadSpan/properties", "/properties/spans/items/properties"}};
    for (const auto& [shown, written] : twins) {
        const auto* members = rapidjson::Pointer{written}.Get(schema);
        ASSERT_NE(members, nullptr) << written;
        EXPECT_THAT(names_in(at(shown)), UnorderedElementsAreArray(names_in(*members))) << shown;
    }
}

TEST_F(ApiDescription, NamesWhatIsReadAsTheFiltersDo) {
    const auto schema = read_json(folder / "read.json");
    const auto& read = schema["properties"];
    auto named = parameters_of_the_contract;
    named.insert({"topic", "exclude", "must", "spans"});
    EXPECT_THAT(names_in(read), ::testing::IsSubsetOf(named));
    const auto fields = names_in(read);
    EXPECT_THAT(names_in(read["exclude"]["properties"]), ::testing::IsSubsetOf(fields));
    EXPECT_THAT(strings(read["must"]["items"]["enum"]), ::testing::IsSubsetOf(fields));
    EXPECT_THAT(strings(read["spans"]["items"]["properties"]["field"]["enum"]), ::testing::IsSubsetOf(fields));
}

TEST_F(ApiDescription, ReadsATextAsJsonOrAsTheMailItself) {
    const std::set<std::string> media_types{"application/json", "message/rfc822"};
    EXPECT_THAT(names_in(at("/paths/~1v1~1read/post/requestBody/content")), UnorderedElementsAreArray(media_types));
}

TEST_F(ApiDescription, NamesEveryPath) {
    for (const auto* path :
         {"/v1/search", "/v1/read", "/v1/suggest", "/v1/offers", "/v1/offers/{id}", "/v1/offers/{id}/similar",
          "/v1/providers/{id}", "/health/live", "/health/ready", "/metrics", "/openapi.json", "/"})
        EXPECT_THAT(names_in(at("/paths")), Contains(path));
}

// Its own form of the schemas (OpenAPI 3.0 has no type lists) must not drift from the files.
TEST_F(ApiDescription, ShowsTheMembersOfTheSchemas) {
    const std::pair<const char*, const char*> twins[] = {
        {"Offer", "offer_reply.json"},   {"Search", "search_reply.json"},      {"Suggest", "suggest_reply.json"},
        {"Offers", "offers_reply.json"}, {"Similar", "similar_reply.json"},    {"Problem", "problem.json"},
        {"Read", "read.json"},           {"ReadRequest", "read_request.json"}, {"ReadReply", "read_reply.json"}};
    for (const auto& [component, file] : twins) {
        const auto schema = read_json(folder / file);
        const auto& shown = at(std::string{"/components/schemas/"} + component);
        EXPECT_THAT(names_in(shown["properties"]), UnorderedElementsAreArray(names_in(schema["properties"])))
            << component;
        EXPECT_THAT(strings(shown["required"]), UnorderedElementsAreArray(strings(schema["required"]))) << component;
    }
}

TEST_F(ApiDescription, CountsTheFacetsOfTheSchemas) {
    const auto schema = read_json(folder / "search_reply.json");
    EXPECT_THAT(names_in(schema["properties"]["facets"]["properties"]),
                UnorderedElementsAreArray(facets_of_the_contract));
    EXPECT_THAT(names_in(at("/components/schemas/Search/properties/facets/properties")),
                UnorderedElementsAreArray(facets_of_the_contract));
    EXPECT_THAT(names_in(schema["definitions"]["relaxation"]["properties"]["change"]["properties"]),
                ::testing::IsSubsetOf(parameters_of_the_contract));
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
