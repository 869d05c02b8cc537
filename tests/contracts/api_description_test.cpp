// The description of the API asks for just what the contract tells, and shows what the schemas say.
#include <filesystem>
#include <iterator>
#include <set>
#include <sstream>
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

std::set<std::string> words_of(const std::string& text) {
    std::istringstream words{text};
    return {std::istream_iterator<std::string>{words}, {}};
}

// What /v1/search takes, as the contract tells it.
const auto parameters_of_the_contract = words_of(
    "q sort facets limit offset lang read relax place radius_km max_price min_price price_per tax "
    "headcount teaching_language modality format rhythm level eqf cefr_target cefr_entry date_from "
    "date_to max_days max_hours certification funding provider exclude_provider qualiopi "
    "accessibility topic_id department month price_band duration_band");
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
    for (const auto* of_a_search : {"q", "sort", "facets", "limit", "offset", "lang", "read", "relax"})
        named.erase(of_a_search);
    EXPECT_THAT(names_in(read), UnorderedElementsAreArray(named));
    const auto fields = names_in(read);
    EXPECT_THAT(names_in(read["exclude"]["properties"]), ::testing::IsSubsetOf(fields));
    EXPECT_THAT(strings(read["spans"]["items"]["properties"]["field"]["enum"]), ::testing::IsSubsetOf(fields));
    // What is read may be sent back, and what must be is a filter, or `exclude`.
    const auto need = read_json(folder / "need.json");
    const auto& sent = need["properties"];
    EXPECT_THAT(names_in(sent), UnorderedElementsAreArray(fields));
    EXPECT_THAT(names_in(sent["exclude"]["properties"]),
                UnorderedElementsAreArray(names_in(read["exclude"]["properties"])));
    for (const auto* no_filter : {"topic", "must", "spans"}) named.erase(no_filter);
    EXPECT_THAT(strings(sent["must"]["items"]["enum"]), UnorderedElementsAreArray(named));
    EXPECT_THAT(strings(at("/components/schemas/Need/properties/must/items/enum")), UnorderedElementsAreArray(named));
}

// Each closed list of a NEED is that of the filter of its name.
TEST_F(ApiDescription, TakesInANeedTheValuesOfItsFilters) {
    const auto& need = at("/components/schemas/Need/properties");
    for (const auto& parameter : at("/paths/~1v1~1search/get/parameters").GetArray()) {
        const auto& schema = parameter["schema"];
        const std::string name = parameter["name"].GetString();
        if (!need.HasMember(name.c_str()) || !schema.HasMember("items") || !schema["items"].HasMember("enum")) continue;
        const auto& one = need[name.c_str()]["oneOf"][0];
        if (one.HasMember("enum")) {
            EXPECT_THAT(strings(one["enum"]), UnorderedElementsAreArray(strings(schema["items"]["enum"]))) << name;
        }
    }
}

TEST_F(ApiDescription, BoundsAMatchAsTheContractDoes) {
    const auto schema = read_json(folder / "match_request.json");
    for (const auto* asked : {&schema["properties"], &at("/components/schemas/MatchRequest/properties")}) {
        EXPECT_EQ((*asked)["limit"]["maximum"].GetInt(), 100);
        EXPECT_EQ((*asked)["offset"]["maximum"].GetInt(), 10'000);
    }
    EXPECT_EQ(at("/components/schemas/MatchRequest/properties/limit/default").GetInt(), 10);
    EXPECT_THAT(strings(schema["definitions"]["facet"]["enum"]), UnorderedElementsAreArray(facets_of_the_contract));
    EXPECT_THAT(strings(at("/components/schemas/MatchRequest/properties/facets/items/enum")),
                UnorderedElementsAreArray(facets_of_the_contract));
}

TEST_F(ApiDescription, ShowsAnAnsweredNeedAsItsSchemaDoes) {
    const auto schema = read_json(folder / "match_reply.json");
    const auto& answer = schema["definitions"]["answer"];
    const auto& shown = at("/components/schemas/NeedAnswer");
    EXPECT_THAT(names_in(shown["properties"]), UnorderedElementsAreArray(names_in(answer["properties"])));
    EXPECT_THAT(strings(shown["required"]), UnorderedElementsAreArray(strings(answer["required"])));
    EXPECT_THAT(strings(shown["properties"]["verdict"]["enum"]),
                UnorderedElementsAreArray(strings(answer["properties"]["verdict"]["enum"])));
    const auto offer = read_json(folder / "offer_reply.json");
    EXPECT_THAT(strings(at("/components/schemas/Criterion/enum")),
                UnorderedElementsAreArray(strings(offer["definitions"]["criterion"]["enum"])));
}

TEST_F(ApiDescription, TakesABodyInTheMediaTypesOfTheContract) {
    const std::pair<const char*, std::set<std::string>> bodies[] = {
        {"read", {"application/json", "message/rfc822"}},
        {"match", {"application/json", "application/x-ndjson", "message/rfc822"}},
        {"plan", {"application/json"}}};
    for (const auto& [path, media_types] : bodies)
        EXPECT_THAT(names_in(at(std::string{"/paths/~1v1~1"} + path + "/post/requestBody/content")),
                    UnorderedElementsAreArray(media_types))
            << path;
}

TEST_F(ApiDescription, NamesEveryPath) {
    for (const auto* path : {"/v1/search", "/v1/match", "/v1/read", "/v1/plan", "/v1/suggest", "/v1/offers",
                             "/v1/offers/{id}", "/v1/offers/{id}/similar", "/v1/providers/{id}", "/health/live",
                             "/health/ready", "/metrics", "/openapi.json", "/"})
        EXPECT_THAT(names_in(at("/paths")), Contains(path));
}

// Its own form of the schemas (OpenAPI 3.0 has no type lists) must not drift from the files.
TEST_F(ApiDescription, ShowsTheMembersOfTheSchemas) {
    const std::pair<const char*, const char*> twins[] = {{"Offer", "offer_reply.json"},
                                                         {"Search", "search_reply.json"},
                                                         {"Suggest", "suggest_reply.json"},
                                                         {"Offers", "offers_reply.json"},
                                                         {"Similar", "similar_reply.json"},
                                                         {"Problem", "problem.json"},
                                                         {"Read", "read.json"},
                                                         {"ReadRequest", "read_request.json"},
                                                         {"ReadReply", "read_reply.json"},
                                                         {"Need", "need.json"},
                                                         {"MatchRequest", "match_request.json"},
                                                         {"MatchReply", "match_reply.json"},
                                                         {"PlanRequest", "plan_request.json"},
                                                         {"PlanReply", "plan_reply.json"}};
    for (const auto& [component, file] : twins) {
        const auto schema = read_json(folder / file);
        const auto& shown = at(std::string{"/components/schemas/"} + component);
        EXPECT_THAT(names_in(shown["properties"]), UnorderedElementsAreArray(names_in(schema["properties"])))
            << component;
        const auto required = [](const rapidjson::Value& object) {
            return object.HasMember("required") ? strings(object["required"]) : std::set<std::string>{};
        };
        EXPECT_THAT(required(shown), UnorderedElementsAreArray(required(schema))) << component;
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
