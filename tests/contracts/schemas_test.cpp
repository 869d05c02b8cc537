// The schemas judge as the prose of the contract does.
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/contracts/example.h"
#include "tests/contracts/examples_of_needs.h"
#include "tests/contracts/schema_set.h"

namespace filon {
namespace {

const std::filesystem::path folder{FILON_SCHEMAS};

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
    {"read.json", R"({"spans":[]})"},
    {"read.json",
     R"({"topic":"Excel","place":[{"name":"Lyon","kind":"commune","code":"69123","lat":45.7485,"lon":4.8467},{"name":"ici","kind":"point","code":"","lat":45.7,"lon":4.8}],
        "radius_km":30,"min_price":99.5,"max_price":800,"price_per":"person_day","tax":"excluded","headcount":6,"teaching_language":["en-GB"],"modality":["onsite","blended"],
        "format":["in_house"],"rhythm":["evening"],"level":"advanced","eqf":4,"cefr_entry":"A2","cefr_target":["B1","B2"],"date_from":"2027-01-01","date_to":"2027-01-31",
        "max_days":2.5,"max_hours":17,"certification":["TOSA"],"funding":["cpf","opco"],"provider":["P1"],"qualiopi":true,"accessibility":"wheelchair",
        "exclude":{"provider":["P2"],"modality":["elearning"]},"must":["exclude","max_price"],
        "spans":[{"field":"topic","text":"excel","start":0,"end":5,"confidence":0.971},{"field":"exclude","text":"Cegos","start":16,"end":21,"confidence":1}]})"},
    {"read.json", R"({"level":["beginner","intermediate"],"eqf":[4,5],"spans":[]})"},
    {"read.json",
     R"({"modality":["unknown"],"level":"unknown","qualiopi":false,"exclude_provider":["P1"],"price_band":["5000-"],"month":["2027-01"],"exclude":{"level":"expert"},"spans":[]})"},
    {"read_request.json", R"({"text":"excel"})"},
    {"read_request.json", R"({"text":"excel","today":"2026-11-24"})"},
    {"read_reply.json", R"({"needs":[{"spans":[]}],"lang":"fr"})"},
    {"read_reply.json",
     R"({"text":"Excel","needs":[{"topic":"Excel","spans":[]},{"topic":"Word","spans":[]}],"lang":"es"})"},
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
     R"({"total":0,"total_is_exact":true,"offers":[],"facets":{},"read":{},"remote_total":0,"skilled_providers":[],"did_you_mean":null,"relaxations":[]})"},
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
    {"read.json", R"({})"},
    {"read.json", R"({"spans":[],"frob":1})"},
    {"read.json", R"({"spans":[],"topic":""})"},
    {"read.json", R"({"spans":[],"place":"Lyon"})"},
    {"read.json", R"({"spans":[],"place":[{"name":"Lyon","kind":"town","code":"69123","lat":45.7,"lon":4.8}]})"},
    {"read.json", R"({"spans":[],"place":[{"name":"Lyon","kind":"commune","code":"69123"}]})"},
    {"read.json", R"({"spans":[],"radius_km":20001})"},
    {"read.json", R"({"spans":[],"max_price":-1})"},
    {"read.json", R"({"spans":[],"price_per":"week"})"},
    {"read.json", R"({"spans":[],"tax":"exempt"})"},
    {"read.json", R"({"spans":[],"headcount":0})"},
    {"read.json", R"({"spans":[],"modality":"onsite"})"},
    {"read.json", R"({"spans":[],"modality":[]})"},
    {"read.json", R"({"spans":[],"modality":["flying"]})"},
    {"read.json", R"({"spans":[],"level":["beginner"]})"},
    {"read.json", R"({"spans":[],"eqf":9})"},
    {"read.json", R"({"spans":[],"cefr_target":"B3"})"},
    {"read.json", R"({"spans":[],"date_from":"2027-01"})"},
    {"read.json", R"({"spans":[],"qualiopi":"yes"})"},
    {"read.json", R"({"spans":[],"exclude":{}})"},
    {"read.json", R"({"spans":[],"exclude":{"max_price":5}})"},
    {"read.json", R"({"spans":[],"exclude":{"provider":"P1"}})"},
    {"read.json", R"({"spans":[],"must":["frob"]})"},
    {"read.json", R"({"spans":[],"must":["place","place"]})"},
    {"read.json", R"({"spans":[{"field":"topic","text":"x","start":0,"end":1}]})"},
    {"read.json", R"({"spans":[{"field":"frob","text":"x","start":0,"end":1,"confidence":1}]})"},
    {"read.json", R"({"spans":[{"field":"topic","text":"x","start":-1,"end":1,"confidence":1}]})"},
    {"read.json", R"({"spans":[{"field":"topic","text":"x","start":0,"end":1,"confidence":1.5}]})"},
    {"read_request.json", R"({})"},
    {"read_request.json", R"({"text":""})"},
    {"read_request.json", R"({"text":5})"},
    {"read_request.json", R"({"text":"excel","today":"demain"})"},
    {"read_request.json", R"({"text":"excel","today":20261124})"},
    {"read_request.json", R"({"text":"excel","limit":10})"},
    {"read_request.json", R"(["excel"])"},
    {"read_reply.json", R"({"needs":[],"lang":"fr"})"},
    {"read_reply.json", R"({"needs":[{"spans":[]}]})"},
    {"read_reply.json", R"({"needs":[{"spans":[]}],"lang":"it"})"},
    {"read_reply.json", R"({"needs":[{"topic":"Excel"}],"lang":"fr"})"},
    {"read_reply.json", R"({"needs":[{"spans":[]}],"lang":"fr","text":null})"},
    {"offers_reply.json", R"({"offers":[{"id":"O1","title":"Excel","provider":"P1"}]})"},
    {"offers_reply.json",
     R"({"offers":[{"id":"O1","title":"Excel","level":"high","provider":{"id":"P1","name":"Alpha"}}]})"},
    {"offers_reply.json",
     R"({"offers":[{"id":"O1","title":"Excel","sessions":[{"start":"soon"}],"provider":{"id":"P1","name":"Alpha"}}]})"},
    {"similar_reply.json", R"({"offers":[{"id":"O1"}]})"},
};

constexpr std::span<const Example> all_good[] = {good, good_of_needs}, all_bad[] = {bad, bad_of_needs};

TEST(Schemas, AcceptWhatTheContractAllows) {
    for (const auto examples : all_good)
        for (const auto& example : examples)
            EXPECT_THAT(faults_of(example), ::testing::IsEmpty()) << example.schema << ": " << example.text;
}

TEST(Schemas, RefuseWhatTheContractForbids) {
    for (const auto examples : all_bad)
        for (const auto& example : examples)
            EXPECT_THAT(faults_of(example), ::testing::Not(::testing::IsEmpty()))
                << example.schema << ": " << example.text;
}

TEST(Schemas, AreEachTriedOnGoodAndBad) {
    std::set<std::string> there, accepted, refused;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().filename() != "openapi.json") there.insert(entry.path().filename().string());
    for (const auto examples : all_good)
        for (const auto& example : examples) accepted.insert(std::string{example.schema});
    for (const auto examples : all_bad)
        for (const auto& example : examples) refused.insert(std::string{example.schema});
    EXPECT_EQ(there, accepted);
    EXPECT_EQ(there, refused);
}

}  // namespace
}  // namespace filon
