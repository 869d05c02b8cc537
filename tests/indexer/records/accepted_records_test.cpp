#include <string>
#include <variant>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/records/record_reader.h"
#include "tests/indexer/records/read_line.h"

namespace filon {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

LanguageTag tag(std::string_view text) {
    return LanguageTag::parse(text).value();
}
PartialDate date(std::string_view text) {
    return PartialDate::parse(text).value();
}
Euros euros(std::int64_t amount) {
    return Euros::from_cents(amount * 100);
}

TEST(AcceptedOffer, IsReadMemberByMember) {
    const auto offer = offer_with(R"("objectives":"o","programme":"p","prerequisites":"q","audience":"a","lang":"fr",
        "topics":["excel","word"],"categories":["B-12"],"codes":{"formacode":["71154"],"nsf":["326t"],"rome":["M1607"],"rncp":["36000"],"rs":["5252"]},
        "teaching_languages":["fr","EN-gb"],"modality":"blended","format":["open","individual"],"rhythm":["evening","part_time"],"level":"advanced",
        "cefr":{"entry":"A2","target":"B1"},"eqf":5,"duration":{"hours":10.5,"days":1.5},"group":{"min":2,"max":8},"funding":["cpf","dif"],
        "accessibility":{"wheelchair":true,"sign_language":false,"contact":"Mme Lys"},"rolling":true,"published":false,"updated":"2026-10-31","url":"https://example.org/o")")
                           .open;

    PublicOffer expected;
    expected.id = "O1";
    expected.provider = "P1";
    expected.title = "Excel";
    expected.objectives = "o";
    expected.programme = "p";
    expected.prerequisites = "q";
    expected.audience = "a";
    expected.lang = tag("fr");
    expected.topics = {"excel", "word"};
    expected.categories = {"B-12"};
    expected.codes = {.formacode = {"71154"}, .nsf = {"326t"}, .rome = {"M1607"}, .rncp = {"36000"}, .rs = {"5252"}};
    expected.teaching_languages = {tag("fr"), tag("en-GB")};
    expected.modality = {Modality::blended};
    expected.format = {Format::open, Format::individual};
    expected.rhythm = {Rhythm::evening, Rhythm::part_time};
    expected.level = Level::advanced;
    expected.cefr_entry = Cefr::a2;
    expected.cefr_target = Cefr::b1;
    expected.eqf = 5;
    expected.duration = {.hours = 10.5, .days = 1.5};
    expected.group = {.min = 2, .max = 8};
    expected.funding = {Funding::cpf, Funding::dif};
    expected.accessibility = {.wheelchair = true, .sign_language = false, .contact = "Mme Lys"};
    expected.rolling = true;
    expected.published = false;
    expected.updated = Date::parse("2026-10-31").value();
    expected.url = "https://example.org/o";
    EXPECT_EQ(offer, expected);
}

TEST(AcceptedOffer, WithNothingButWhatIsRequiredKnowsNothingMore) {
    PublicOffer expected;
    expected.id = "O1";
    expected.provider = "P1";
    expected.title = "Excel";
    EXPECT_EQ(offer_with("").open, expected);
    EXPECT_TRUE(expected.published);
    EXPECT_FALSE(expected.rolling);
}

TEST(AcceptedOffer, HasSessions) {
    const auto sessions =
        offer_with(
            R"("sessions":[{"id":"S1","start":"2027-01-12","end":"2027-01-13","place":{"postcode":"69003","town":"Lyon"},
        "modality":"remote","price":{"amount":300,"per":"group","tax":"included"},"seats":4,"state":"suspended"},{"start":"2027-03"},{"start":"2027"}])")
            .open.sessions;

    ASSERT_THAT(sessions, SizeIs(3));
    Session expected;
    expected.id = "S1";
    expected.start = date("2027-01-12");
    expected.end = date("2027-01-13");
    expected.place.emplace();
    expected.place->postcode = "69003";
    expected.place->town = "Lyon";
    expected.modality = Modality::remote;
    expected.price =
        Price{.amount = euros(300), .per = PriceBasis::group, .tax = Tax::included, .vat_rate = {}, .format = {}};
    expected.seats = 4;
    expected.state = SessionState::suspended;
    EXPECT_EQ(sessions[0], expected);
    EXPECT_EQ(sessions[1].start, date("2027-03"));
    EXPECT_EQ(sessions[1].state, SessionState::open);
    EXPECT_EQ(sessions[2].start, date("2027"));
}

TEST(AcceptedOffer, HasPricesPerPersonAndUntaxedUnlessItSaysOtherwise) {
    const auto prices =
        offer_with(
            R"("prices":[{"amount":0},{"amount":1200.505,"per":"day","tax":"exempt","vat_rate":5.5,"format":"in_house"}])")
            .open.prices;
    EXPECT_THAT(
        prices,
        ElementsAre(
            Price{.amount = euros(0), .per = PriceBasis::person, .tax = Tax::excluded, .vat_rate = {}, .format = {}},
            Price{.amount = Euros::from_cents(120051),
                  .per = PriceBasis::day,
                  .tax = Tax::exempt,
                  .vat_rate = 5.5,
                  .format = Format::in_house}));
}

TEST(AcceptedOffer, SaysItsModalityAsOneValueOrAsAList) {
    EXPECT_THAT(offer_with(R"("modality":"onsite")").open.modality, ElementsAre(Modality::onsite));
    EXPECT_THAT(offer_with(R"("modality":["remote","onsite"])").open.modality,
                ElementsAre(Modality::remote, Modality::onsite));
    EXPECT_THAT(offer_with(R"("modality":[])").open.modality, IsEmpty());
}

TEST(AcceptedOffer, HoldsAValueOnceHoweverOftenAListRepeatsIt) {
    const auto offer =
        offer_with(
            R"("modality":["onsite","remote","onsite"],"topics":["b","a","b"],"teaching_languages":["en-gb","en-GB"])")
            .open;
    EXPECT_THAT(offer.modality, ElementsAre(Modality::onsite, Modality::remote));
    EXPECT_THAT(offer.topics, ElementsAre("b", "a"));
    EXPECT_THAT(offer.teaching_languages, SizeIs(1));
}

TEST(AcceptedOffer, TakesWhatIsNullEmptyOrBlankForMissing) {
    const auto bare = offer_with("");
    for (const auto* more :
         {R"("objectives":null)", R"("objectives":"")", R"("objectives":" \t\n")", R"("topics":null)", R"("topics":[])",
          R"("topics":[null,""])", R"("level":"")", R"("lang":"")", R"("modality":"")", R"("rolling":null)",
          R"("eqf":null)", R"("duration":{"hours":null})", R"("group":{})", R"("codes":{"rncp":[]})",
          R"("certification":[{"name":"","rncp":""}])", R"("updated":"")", R"("sessions":null)",
          R"("confidential":null)", R"("cefr":{})"})
        EXPECT_EQ(offer_with(more), bare) << more;
    EXPECT_EQ(offer_with(R"("sessions":[{"start":"","place":{"town":""},"price":null,"state":""}])").open.sessions,
              std::vector<Session>(1));
}

TEST(AcceptedOffer, MayNameACertificationByCodeAlone) {
    const auto list = offer_with(R"("certification":[{"name":"TOSA"},{"rs":"5252"}])").open.certification;
    EXPECT_THAT(list, ElementsAre(Certification{.name = "TOSA", .rncp = {}, .rs = {}},
                                  Certification{.name = "", .rncp = {}, .rs = "5252"}));
}

TEST(AcceptedOffer, MayHaveASessionWhosePartialDatesOverlap) {
    for (const auto* dates : {R"("start":"2027-05-31","end":"2027-05")", R"("start":"2027-12","end":"2027")",
                              R"("start":"2027","end":"2027-01-01")", R"("start":"2027-05-01","end":"2027-05-01")",
                              R"("end":"2027-05-01")"})
        EXPECT_THAT(offer_with(std::string{R"("sessions":[{)"} + dates + "}]").open.sessions, SizeIs(1)) << dates;
}

TEST(AcceptedProvider, IsReadMemberByMember) {
    const auto provider =
        provider_with(
            R"("siret":"12345678900012","nda":"84691234567","website":"https://alpha.example","qualiopi":true,"vat":"exempt",
        "sites":[{"insee":"69123","label":"Part-Dieu"},{"lat":45.76,"lon":4.83},{"town":"Genève","country":"ch"}],"travels":{"radius_km":100},"skills":["soudure TIG"],
        "languages":["fr","en"],"rating":{"value":4.6,"count":106},"published":false)")
            .open;

    EXPECT_EQ(provider.id, "P1");
    EXPECT_EQ(provider.name, "Alpha");
    EXPECT_EQ(provider.siret, "12345678900012");
    EXPECT_EQ(provider.nda, "84691234567");
    EXPECT_EQ(provider.website, "https://alpha.example");
    EXPECT_EQ(provider.qualiopi, true);
    EXPECT_EQ(provider.vat, VatStatus::exempt);
    ASSERT_THAT(provider.sites, SizeIs(3));
    EXPECT_EQ(provider.sites[0].insee, "69123");
    EXPECT_EQ(provider.sites[0].label, "Part-Dieu");
    EXPECT_EQ(provider.sites[1].point, (Coordinates{.latitude = 45.76, .longitude = 4.83}));
    EXPECT_EQ(provider.sites[2].country, "CH");
    EXPECT_EQ(provider.travels->radius_km, 100);
    EXPECT_THAT(provider.skills, ElementsAre("soudure TIG"));
    EXPECT_THAT(provider.languages, ElementsAre(tag("fr"), tag("en")));
    EXPECT_EQ(provider.rating, (Rating{.value = 4.6, .count = 106}));
    EXPECT_FALSE(provider.published);
}

TEST(AcceptedProvider, TravelsWithinARadiusToDepartmentsAnywhereOrNobodyKnows) {
    EXPECT_EQ(provider_with(R"("travels":{"radius_km":0})").open.travels->radius_km, 0);
    EXPECT_THAT(provider_with(R"("travels":{"departments":["69","2A","974"]})").open.travels->departments,
                ElementsAre("69", "2A", "974"));
    EXPECT_TRUE(provider_with(R"("travels":{"anywhere":true,"departments":[]})").open.travels->anywhere);
    for (const auto* unsaid :
         {R"("travels":{})", R"("travels":null)", R"("travels":{"anywhere":false})", R"("travels":{"departments":[]})"})
        EXPECT_EQ(provider_with(unsaid).open.travels, std::nullopt) << unsaid;
}

TEST(Deletion, NamesWhatIsDeleted) {
    EXPECT_EQ(std::get<Deletion>(read_line(R"({"type":"delete","what":"provider","id":"P1"})").value()),
              (Deletion{.what = Deletion::What::provider, .id = "P1"}));
    EXPECT_EQ(std::get<Deletion>(read_line(R"({"type":"delete","what":"offer","id":"O1"})").value()),
              (Deletion{.what = Deletion::What::offer, .id = "O1"}));
}

TEST(UnknownMember, IsToldByItsPathWithoutIndices) {
    EXPECT_THAT(
        unknown_in(offer_line(
            R"("colour":"red","sessions":[{},{"place":{"town":"Lyon","floor":2},"trainer":"x"}],"codes":{"isced":[]},"prices":[{"amount":1,"was":2}])")),
        ElementsAre("codes.isced", "prices[].was", "sessions[].place.floor", "sessions[].trainer", "colour"));
    EXPECT_THAT(unknown_in(provider_line(R"("title":null,"travels":{"radius_miles":3})")),
                ElementsAre("travels.radius_miles", "title"));
    EXPECT_THAT(unknown_in(R"({"type":"delete","what":"offer","id":"O1","why":"old"})"), ElementsAre("why"));
}

TEST(UnknownMember, IsNeverSoughtInConfidentialObjects) {
    EXPECT_THAT(unknown_in(offer_line(R"("confidential":{"whatever":{"else":1}})")), IsEmpty());
}

TEST(UnknownMember, IsToldAHundredTimesARecordAtMostAndShortened) {
    std::string more = '"' + std::string(500, 'x') + "\":1";
    for (int i = 0; i < 300; ++i) more += ",\"u" + std::to_string(i) + "\":1";
    const auto paths = unknown_in(offer_line(more));
    ASSERT_THAT(paths, SizeIs(100));
    EXPECT_LT(paths[0].size(), 100U);
}

TEST(RecordReader, StartsAfreshWithEachLine) {
    RecordReader reader;
    EXPECT_TRUE(reader.read(offer_line(R"("sessions":[{"start":"2027"}])")));
    EXPECT_FALSE(reader.read("not json"));
    EXPECT_FALSE(reader.read(offer_line(R"("eqf":9)")));
    EXPECT_EQ(reader.read(offer_line("")), Record{offer_with("")});
}

}  // namespace
}  // namespace filon
