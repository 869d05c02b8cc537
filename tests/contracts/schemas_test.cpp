// The schemas judge as the prose of the contract does.
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/contracts/schema_set.h"

namespace filon {
namespace {

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
     R"({"total":0,"total_is_exact":true,"offers":[],"facets":{"modality":[{"value":"onsite","count":0,"selected":true}]},
        "read":{"spans":[]},"remote_total":0,"skilled_providers":[],"did_you_mean":null,
        "relaxations":[{"change":{"radius_km":60},"gain":12,"text":"12 offres de plus à 60 km"},{"change":{"place":null},"gain":40,"text":"40 offres de plus sans condition de lieu"}]})"},
    {"search_reply.json",
     R"({"total":0,"total_is_exact":true,"offers":[],"facets":{},"read":{"spans":[]},"remote_total":0,"skilled_providers":[],"did_you_mean":"comptabilite generale","relaxations":[]})"},
    {"suggest_reply.json", R"({"suggestions":[]})"},
    {"suggest_reply.json",
     R"({"suggestions":[{"text":"Excel","kind":"topic","id":"excel","count":12},{"text":"Excel avancé","kind":"title","id":null,"count":1},{"text":"Lyon","kind":"place","id":"69123","count":3},{"text":"Alpha","kind":"provider","id":"P1","count":2}]})"},
    {"offers_reply.json", R"({"offers":[]})"},
    {"offers_reply.json",
     R"({"offers":[{"id":"O1","title":"Excel","level":"expert","sessions":[{"start":"2027-05"}],"provider":{"id":"P1","name":"Alpha","qualiopi":true}}]})"},
    {"similar_reply.json",
     R"({"offers":[{"id":"O1","title":"Excel","provider":{"id":"P1","name":"Alpha"},"score":0.873,"why":[],"price":null,"session":null,"distance_km":null,"snippet":null}]})"},
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
    {"search_reply.json", R"({"total":0,"total_is_exact":true,"offers":[],"facets":{}})"},
    {"search_reply.json",
     R"({"total":1,"total_is_exact":true,"offers":[{"id":"O1"}],"facets":{},"read":{"spans":[]},"remote_total":0,"skilled_providers":[],"did_you_mean":null,"relaxations":[]})"},
    {"search_reply.json",
     R"({"total":-1,"total_is_exact":true,"offers":[],"facets":{},"read":{"spans":[]},"remote_total":0,"skilled_providers":[],"did_you_mean":null,"relaxations":[]})"},
    {"search_reply.json",
     R"({"total":0,"total_is_exact":true,"offers":[],"facets":{"colour":[]},"read":{"spans":[]},"remote_total":0,"skilled_providers":[],"did_you_mean":null,"relaxations":[]})"},
    {"search_reply.json",
     R"({"total":0,"total_is_exact":true,"offers":[],"facets":{"level":[{"value":3,"count":1,"selected":false}]},"read":{"spans":[]},"remote_total":0,"skilled_providers":[],"did_you_mean":null,"relaxations":[]})"},
    {"search_reply.json",
     R"({"total":0,"total_is_exact":true,"offers":[],"facets":{},"read":{"spans":[]},"remote_total":0,"skilled_providers":[],"did_you_mean":null,"relaxations":[{"change":{},"gain":1,"text":"x"}]})"},
    {"search_reply.json",
     R"({"total":0,"total_is_exact":true,"offers":[],"facets":{},"read":{"spans":[]},"remote_total":0,"skilled_providers":[],"did_you_mean":null,"relaxations":[{"change":{"headcount":null},"gain":1,"text":"x"}]})"},
    {"search_reply.json",
     R"({"total":0,"total_is_exact":true,"offers":[],"facets":{},"read":{"spans":[]},"remote_total":0,"skilled_providers":[],"did_you_mean":null,"relaxations":[{"change":{"max_price":900},"gain":0,"text":"x"}]})"},
    {"search_reply.json",
     R"({"total":0,"total_is_exact":true,"offers":[],"facets":{},"read":{"spans":[]},"remote_total":0,"skilled_providers":[],"did_you_mean":"","relaxations":[]})"},
    {"search_reply.json",
     R"({"total":0,"total_is_exact":true,"offers":[],"facets":{},"read":{"spans":[]},"remote_total":0,"skilled_providers":[],"did_you_mean":["excel"],"relaxations":[]})"},
    {"suggest_reply.json", R"({})"},
    {"suggest_reply.json", R"({"suggestions":[{"text":"Excel","kind":"topic","count":12}]})"},
    {"suggest_reply.json", R"({"suggestions":[{"text":"Excel","kind":"skill","id":null,"count":12}]})"},
    {"suggest_reply.json", R"({"suggestions":[{"text":"Excel","kind":"title","id":"","count":12}]})"},
    {"suggest_reply.json", R"({"suggestions":[{"text":"Excel","kind":"title","id":null,"count":0}]})"},
    {"suggest_reply.json", R"({"suggestions":[{"text":"","kind":"title","id":null,"count":1}]})"},
    {"offers_reply.json", R"({"offers":[{"id":"O1","title":"Excel","provider":"P1"}]})"},
    {"offers_reply.json",
     R"({"offers":[{"id":"O1","title":"Excel","level":"high","provider":{"id":"P1","name":"Alpha"}}]})"},
    {"offers_reply.json",
     R"({"offers":[{"id":"O1","title":"Excel","sessions":[{"start":"soon"}],"provider":{"id":"P1","name":"Alpha"}}]})"},
    {"similar_reply.json", R"({"offers":[{"id":"O1"}]})"},
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

}  // namespace
}  // namespace filon
