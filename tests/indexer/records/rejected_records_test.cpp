#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/records/record_reader.h"
#include "tests/indexer/records/read_line.h"

namespace filon {
namespace {

using ::testing::HasSubstr;

struct Bad {
    std::string what;  // members beside the required ones, or a whole line
    const char* field;
    const char* reason;  // a part of it
};

void expect_faults(const std::vector<Bad>& cases, std::string (*line)(std::string_view)) {
    for (const auto& [what, field, reason] : cases) {
        const auto fault = fault_of(line(what));
        EXPECT_EQ(fault.field, field) << what << ": " << fault.reason;
        EXPECT_THAT(fault.reason, HasSubstr(reason)) << what;
    }
}

std::string as_it_is(std::string_view line) {
    return std::string{line};
}

TEST(RejectedRecord, IsALineThatIsNoObjectOfAKnownType) {
    expect_faults({{"not json", "", "no JSON"},
                   {R"({"type":"offer")", "", "no JSON"},
                   {"", "", "no JSON"},
                   {"[]", "", "no JSON object"},
                   {R"("offer")", "", "no JSON object"},
                   {"null", "", "no JSON object"},
                   {R"({"type":"offer"} {})", "", "no JSON"},
                   {R"({"id":"O1","title":"Excel"})", "type", "missing"},
                   {R"({"type":"course","id":"O1"})", "type", "\"course\" is none of provider, offer, delete"},
                   {R"({"type":7,"id":"O1"})", "type", "text"},
                   {"{'type':'offer'}", "", "no JSON"},
                   {R"({"type":"offer","id":"O1","provider":"P1","title":NaN})", "", "no JSON"}},
                  as_it_is);
}

TEST(RejectedRecord, LacksWhatIsRequired) {
    expect_faults({{R"({"type":"offer","provider":"P","title":"T"})", "id", "missing"},
                   {R"({"type":"offer","id":"O","title":"T"})", "provider", "missing"},
                   {R"({"type":"offer","id":"O","provider":"P"})", "title", "missing"},
                   {R"({"type":"offer","id":"O","provider":"P","title":null})", "title", "missing"},
                   {R"({"type":"offer","id":"O","provider":"P","title":" "})", "title", "missing"},
                   {R"({"type":"offer","id":"","provider":"P","title":"T"})", "id", "missing"},
                   {R"({"type":"provider","name":"N"})", "id", "missing"},
                   {R"({"type":"provider","id":"P"})", "name", "missing"},
                   {R"({"type":"delete","id":"P"})", "what", "missing"},
                   {R"({"type":"delete","what":"offer"})", "id", "missing"},
                   {R"({"type":"delete","what":"session","id":"S"})", "what", "none of provider, offer"}},
                  as_it_is);
    expect_faults({{R"("prices":[{"amount":1},{"per":"day"}])", "prices[1].amount", "missing"},
                   {R"("sessions":[{"price":{}}])", "sessions[0].price.amount", "missing"}},
                  offer_line);
}

TEST(RejectedRecord, HasAnIdThatCannotBeOne) {
    expect_faults({{R"({"type":"offer","id":7})", "id", "text"},
                   {R"({"type":"offer","id":"a\u0000b"})", "id", "control"},
                   {R"({"type":"offer","id":"a\nb"})", "id", "control"},
                   {R"({"type":"offer","id":"a\u007f"})", "id", "control"},
                   {R"({"type":"offer","id":"a\u0085"})", "id", "control"},
                   {R"({"type":"offer","id":")" + std::string(513, 'x') + "\"}", "id", "longer than 512"},
                   {R"({"type":"delete","what":"offer","id":"\t"})", "id", "missing"}},
                  as_it_is);
    EXPECT_EQ(fault_of(R"({"type":"provider","name":"N","id":")" + std::string(512, 'x') + "\"}"), Fault{});
    EXPECT_EQ(fault_of(R"({"type":"provider","name":"N","id":"n° à 12/ b"})"), Fault{});
}

TEST(RejectedRecord, HasAMemberOfAnotherKind) {
    expect_faults({{R"("objectives":7)", "objectives", "text"},
                   {R"("topics":"excel")", "topics", "list"},
                   {R"("topics":["a",7])", "topics[1]", "text"},
                   {R"("codes":[])", "codes", "object"},
                   {R"("codes":{"rome":"M1607"})", "codes.rome", "list"},
                   {R"("modality":7)", "modality", "text"},
                   {R"("format":"open")", "format", "list"},
                   {R"("rolling":"yes")", "rolling", "true or false"},
                   {R"("published":0)", "published", "true or false"},
                   {R"("duration":14)", "duration", "object"},
                   {R"("duration":{"hours":"14"})", "duration.hours", "number"},
                   {R"("prices":{"amount":1})", "prices", "list"},
                   {R"("prices":[1])", "prices[0]", "object"},
                   {R"("prices":[{"amount":"1"}])", "prices[0].amount", "number"},
                   {R"("certification":["TOSA"])", "certification[0]", "object"},
                   {R"("accessibility":{"wheelchair":"no"})", "accessibility.wheelchair", "true or false"},
                   {R"("sessions":[{},{"place":"Lyon"}])", "sessions[1].place", "object"},
                   {R"("updated":20261031)", "updated", "text"},
                   {R"("confidential":"secret")", "confidential", "object"}},
                  offer_line);
    expect_faults({{R"("sites":{})", "sites", "list"},
                   {R"("qualiopi":"yes")", "qualiopi", "true or false"},
                   {R"("skills":[{}])", "skills[0]", "text"},
                   {R"("rating":4)", "rating", "object"}},
                  provider_line);
}

TEST(RejectedRecord, HasANumberOutOfRange) {
    expect_faults({{R"("prices":[{"amount":-5}])", "prices[0].amount", "from 0"},
                   {R"("prices":[{"amount":-0.01}])", "prices[0].amount", "from 0"},
                   {R"("prices":[{"amount":1e11}])", "prices[0].amount", "ten billion"},
                   {R"("prices":[{"amount":1,"vat_rate":-1}])", "prices[0].vat_rate", "0 to 100"},
                   {R"("sessions":[{},{"price":{"amount":-1}}])", "sessions[1].price.amount", "from 0"},
                   {R"("sessions":[{"seats":-1}])", "sessions[0].seats", "whole number"},
                   {R"("sessions":[{"seats":1.5}])", "sessions[0].seats", "whole number"},
                   {R"("eqf":0)", "eqf", "1 to 8"},
                   {R"("eqf":9)", "eqf", "1 to 8"},
                   {R"("eqf":4.5)", "eqf", "1 to 8"},
                   {R"("group":{"min":-1})", "group.min", "whole number"},
                   {R"("group":{"max":0})", "group.max", "whole number from 1"},
                   {R"("group":{"max":99999999999999999999})", "group.max", "whole number"},
                   {R"("group":{"min":9,"max":8})", "group.min", "above max"},
                   {R"("duration":{"hours":-1})", "duration.hours", "from 0"},
                   {R"("duration":{"days":1e6})", "duration.days", "36500"}},
                  offer_line);
    expect_faults({{R"("rating":{"value":5.1,"count":1})", "rating.value", "0 to 5"},
                   {R"("rating":{"count":3})", "rating.value", "missing"},
                   {R"("rating":{"value":5,"count":-1})", "rating.count", "whole number"},
                   {R"("travels":{"radius_km":-1})", "travels.radius_km", "from 0"},
                   {R"("travels":{"radius_km":20001})", "travels.radius_km", "20000"}},
                  provider_line);
    EXPECT_THAT(fault_of(offer_line(R"("duration":{"hours":1e400})")).reason, HasSubstr("too big"));
}

TEST(RejectedRecord, HasAValueOfNoClosedList) {
    expect_faults({{R"("modality":"flying")", "modality", "\"flying\" is none of onsite, remote, blended, elearning"},
                   {R"("modality":["remote","Onsite"])", "modality[1]", "\"Onsite\" is none of"},
                   {R"("format":["intra"])", "format[0]", "open, in_house, individual"},
                   {R"("rhythm":["night"])", "rhythm[0]", "daytime"},
                   {R"("level":"expertt")", "level", "beginner, intermediate, advanced, expert"},
                   {R"("cefr":{"entry":"a2"})", "cefr.entry", "A1, A2"},
                   {R"("cefr":{"target":"D1"})", "cefr.target", "A1, A2"},
                   {R"("funding":["cpf","state"])", "funding[1]", "cpf, opco, plan, france_travail, dif"},
                   {R"("prices":[{"amount":1,"per":"month"}])", "prices[0].per", "person, group, day, hour"},
                   {R"("prices":[{"amount":1,"tax":"HT"}])", "prices[0].tax", "excluded, included, exempt"},
                   {R"("prices":[{"amount":1,"format":"individual"}])", "prices[0].format", "none of open, in_house"},
                   {R"("sessions":[{"state":"full"}])", "sessions[0].state", "open, closed, suspended"},
                   {R"("sessions":[{"modality":"flying"}])", "sessions[0].modality", "onsite"}},
                  offer_line);
    expect_faults({{R"("vat":"20")", "vat", "exempt, liable"}}, provider_line);
}

TEST(RejectedRecord, HasADateThatDoesNotExistOrComesTooLate) {
    expect_faults(
        {{R"("sessions":[{"start":"2027-02-30"}])", "sessions[0].start", "2027-02-30 does not exist"},
         {R"("sessions":[{"start":"2027-13"}])", "sessions[0].start", "2027-13 does not exist"},
         {R"("sessions":[{"end":"2026-02-29"}])", "sessions[0].end", "does not exist"},
         {R"("sessions":[{"start":"12/01/2027"}])", "sessions[0].start", "YYYY-MM-DD"},
         {R"("sessions":[{"start":"2027-1-12"}])", "sessions[0].start", "YYYY-MM-DD"},
         {R"("sessions":[{"start":"2027-01-12T09:00"}])", "sessions[0].start", "YYYY-MM-DD"},
         {R"("sessions":[{"start":"0000"}])", "sessions[0].start", ""},
         {R"("updated":"2026-10")", "updated", "YYYY-MM-DD"},
         {R"("updated":"2026-11-31")", "updated", "does not exist"},
         {R"("sessions":[{},{"start":"2027-05-01","end":"2027-04-30"}])", "sessions[1].start", "after the end"},
         {R"("sessions":[{"start":"2027-05-01","end":"2027-04"}])", "sessions[0].start", "after the end"},
         {R"("sessions":[{"start":"2028","end":"2027-12-31"}])", "sessions[0].start", "after the end"},
         {R"("sessions":[{"start":"2028-01","end":"2027"}])", "sessions[0].start", "after the end"}},
        offer_line);
}

TEST(RejectedRecord, HasALanguageThatIsNone) {
    expect_faults({{R"("teaching_languages":["fr","fr-!"])", "teaching_languages[1]", "\"fr-!\""},
                   {R"("teaching_languages":["french"])", "teaching_languages[0]", "BCP 47"},
                   {R"("lang":"f")", "lang", "BCP 47"},
                   {R"("lang":"fr_FR")", "lang", "BCP 47"}},
                  offer_line);
    expect_faults({{R"("languages":["-"])", "languages[0]", "BCP 47"}}, provider_line);
}

TEST(RejectedRecord, HasAPlaceOrATravelZoneThatIsNone) {
    expect_faults(
        {{R"("sessions":[{"place":{"lat":45.7}}])", "sessions[0].place.lon", "beside lat"},
         {R"("sessions":[{"place":{"town":"Lyon","lon":4.8}}])", "sessions[0].place.lat", "beside lon"},
         {R"("sessions":[{"place":{"lat":90.1,"lon":0}}])", "sessions[0].place.lat", "-90 to 90"},
         {R"("sessions":[{"place":{"lat":0,"lon":-181}}])", "sessions[0].place.lon", "-180 to 180"},
         {R"("sessions":[{"place":{"insee":69123}}])", "sessions[0].place.insee", "text"},
         {R"("sessions":[{"place":{"town":"Genève","country":"Suisse"}}])", "sessions[0].place.country", "two letters"},
         {R"("sessions":[{"place":{"town":"Genève","country":"C1"}}])", "sessions[0].place.country", "two letters"}},
        offer_line);
    expect_faults({{R"("travels":{"departments":["69","1"]})", "travels.departments[1]", "département"},
                   {R"("travels":{"departments":["Rhône"]})", "travels.departments[0]", "département"},
                   {R"("travels":{"radius_km":10,"anywhere":true})", "travels", "more than one"},
                   {R"("travels":{"radius_km":10,"departments":["69"]})", "travels", "more than one"}},
                  provider_line);
}

TEST(RejectedRecord, GivesAMemberTwice) {
    expect_faults({{R"("title":"Word")", "title", "twice"},
                   {R"("lang":"fr","lang":"fr")", "lang", "twice"},
                   {R"("la\u006eg":"fr","lang":"fr")", "lang", "twice"},
                   {R"("sessions":[{},{"start":"2027","start":"2028"}])", "sessions[1].start", "twice"},
                   {R"("x":{"y":[{"z":1,"z":2}]})", "x.y[0].z", "twice"}},
                  offer_line);
    std::string many;
    for (int i = 0; i < 40; ++i) many += "\"u" + std::to_string(i) + "\":1,";
    expect_faults({{many + R"("u7":2)", "u7", "twice"}}, offer_line);
}

TEST(RejectedRecord, TellsTypeAndIdWhereverTheFaultIs) {
    const struct {
        std::string line;
        const char *type, *id;
    } cases[] = {
        {offer_line(R"("eqf":9)"), "offer", "O1"},
        {provider_line(R"("vat":"x")"), "provider", "P1"},
        {R"({"type":"course","id":"O1"})", "course", "O1"},
        {R"({"id":"O1"})", "", "O1"},
        {R"({"type":"offer","id":7})", "offer", ""},
        {R"({"type":"offer","id":"O1","title":"cut off)", "offer", "O1"},
        {R"({"type":"offer","id":"O1","title":"x"}})", "offer", "O1"},
        {"{\"type\":\"offer\",\"id\":\"O1\",\"title\":\"\xff\"}", "offer", "O1"},
        {"{\"title\":\"\xff\",\"type\":\"offer\",\"id\":\"O1\"}", "offer", "O1"},
        {"not json", "", ""},
    };
    for (const auto& [line, type, id] : cases) {
        const auto record = read_line(line);
        ASSERT_FALSE(record) << line;
        EXPECT_EQ(record.error().type, type) << line;
        EXPECT_EQ(record.error().id, id) << line;
    }
}

TEST(RejectedRecord, CountsTheSessionsOfAnOfferThatIsRefused) {
    EXPECT_EQ(read_line(offer_line(R"("eqf":9,"sessions":[{},{"start":"x"},7])")).error().sessions, 3U);
    EXPECT_EQ(read_line("{\"type\":\"offer\",\"title\":\"\xff\",\"sessions\":[{\"a\":[1]},{}]}").error().sessions, 2U);
    EXPECT_EQ(read_line(offer_line(R"("eqf":9)")).error().sessions, 0U);
    EXPECT_EQ(read_line(offer_line(R"("sessions":{"start":"2027"})")).error().sessions, 0U);
    EXPECT_EQ(read_line(provider_line(R"("vat":"x","sessions":[1,2])")).error().sessions, 0U) << "a provider has none";
}

}  // namespace
}  // namespace filon
