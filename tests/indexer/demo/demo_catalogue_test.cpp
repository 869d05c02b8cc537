#include "indexer/demo/demo_catalogue.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "engine/offers/closed_lists.h"
#include "engine/values/language_tag.h"

namespace filon {
namespace {

using ::testing::AllOf;
using ::testing::Ge;
using ::testing::Le;

const Taxonomy& taxonomy() {
    static const auto built_in = Taxonomy::built_in();
    return built_in;
}

const Gazetteer& gazetteer() {
    static const auto built_in = Gazetteer::built_in();
    return built_in;
}

std::vector<std::string> lines_of(const DemoSize& size) {
    std::vector<std::string> lines;
    generate_demo_catalogue(size, taxonomy(), gazetteer(), [&](std::string_view line) { lines.emplace_back(line); });
    return lines;
}

// FNV-1a of all lines.
std::uint64_t hash_of(const std::vector<std::string>& lines) {
    std::uint64_t hash = 14695981039346656037U;
    for (const auto& line : lines)
        for (const char c : line + "\n") hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return hash;
}

std::string text_of(const rapidjson::Value& record, const char* member) {
    return record.HasMember(member) ? record[member].GetString() : "";
}

// 4,000 offers of 800 providers, parsed once for all tests.
class DemoCatalogue : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        const auto lines = lines_of({.providers = 800, .offers = 4000, .seed = 42, .first_day = first_day()});
        for (const auto& line : lines) {
            auto& record = *records().emplace_back(std::make_unique<rapidjson::Document>());
            record.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(line.data(),
                                                                                                 line.size());
            ASSERT_FALSE(record.HasParseError()) << line;
            ASSERT_TRUE(record.IsObject()) << line;
        }
    }
    static void TearDownTestSuite() { records().clear(); }

    static Date first_day() { return *Date::parse("2026-11-24"); }
    static std::vector<std::unique_ptr<rapidjson::Document>>& records() {
        static std::vector<std::unique_ptr<rapidjson::Document>> all;
        return all;
    }
    static std::vector<const rapidjson::Document*> of_type(std::string_view type) {
        std::vector<const rapidjson::Document*> found;
        for (const auto& record : records())
            if (text_of(*record, "type") == type) found.push_back(record.get());
        return found;
    }
    template <class Visit>
    static void for_each_session(const Visit& visit) {
        for (const auto* offer : of_type("offer"))
            if (offer->HasMember("sessions"))
                for (const auto& session : (*offer)["sessions"].GetArray()) visit(session);
    }
};

TEST(DemoCatalogueBytes, AreTheSameForTheSameSeedAndOthersForAnother) {
    const DemoSize size{.providers = 100, .offers = 500, .seed = 7};
    auto other = size;
    other.seed = 8;

    const auto first = lines_of(size), again = lines_of(size), different = lines_of(other);

    EXPECT_EQ(first.size(), 600U);
    EXPECT_EQ(hash_of(first), hash_of(again));
    EXPECT_NE(hash_of(first), hash_of(different));
}

TEST(DemoCatalogueBytes, HoldNoOffersWithoutProviders) {
    EXPECT_TRUE(lines_of({.providers = 0, .offers = 10}).empty());
}

TEST_F(DemoCatalogue, PutsTheProvidersFirstAndGivesEveryRecordWhatIsRequired) {
    ASSERT_EQ(records().size(), 4800U);
    std::set<std::string> providers, offers;
    for (std::size_t i = 0; i < records().size(); ++i) {
        const auto& record = *records()[i];
        const auto id = text_of(record, "id");
        if (i < 800) {
            ASSERT_EQ(text_of(record, "type"), "provider");
            EXPECT_TRUE(providers.insert(id).second) << id;
            EXPECT_NE(text_of(record, "name"), "");
        } else {
            ASSERT_EQ(text_of(record, "type"), "offer");
            EXPECT_TRUE(offers.insert(id).second) << id;
            EXPECT_TRUE(providers.contains(text_of(record, "provider"))) << id;
            EXPECT_NE(text_of(record, "title"), "");
        }
    }
}

TEST_F(DemoCatalogue, HasNoMemberThatTheContractDoesNotKnow) {
    const std::map<std::string, std::set<std::string>> known{
        {"provider",
         {"type", "id", "name", "siret", "nda", "website", "qualiopi", "vat", "sites", "travels", "skills", "languages",
          "rating", "published", "confidential"}},
        {"offer",
         {"type",
          "id",
          "provider",
          "title",
          "objectives",
          "programme",
          "prerequisites",
          "audience",
          "lang",
          "topics",
          "categories",
          "codes",
          "teaching_languages",
          "modality",
          "format",
          "rhythm",
          "level",
          "cefr",
          "eqf",
          "duration",
          "group",
          "prices",
          "certification",
          "funding",
          "accessibility",
          "rolling",
          "published",
          "updated",
          "url",
          "sessions",
          "confidential"}}};
    for (const auto& record : records()) {
        const auto& members = known.at(text_of(*record, "type"));
        std::set<std::string> seen;
        for (const auto& member : record->GetObject()) {
            EXPECT_TRUE(members.contains(member.name.GetString())) << member.name.GetString();
            EXPECT_TRUE(seen.insert(member.name.GetString()).second) << member.name.GetString() << " twice";
        }
    }
}

TEST_F(DemoCatalogue, NamesOnlyTopicsOfTheTaxonomyAndPlacesOfTheGazetteer) {
    const auto check = [](const rapidjson::Value& place) {
        PlaceReference reference;
        if (place.HasMember("insee")) reference.insee = place["insee"].GetString();
        if (place.HasMember("postcode")) reference.postcode = place["postcode"].GetString();
        if (place.HasMember("town")) reference.town = place["town"].GetString();
        if (place.HasMember("country")) reference.country = place["country"].GetString();
        if (place.HasMember("lat")) reference.point = Coordinates{place["lat"].GetDouble(), place["lon"].GetDouble()};
        EXPECT_TRUE(gazetteer().resolve(reference)) << text_of(place, "town") << text_of(place, "insee");
    };
    for (const auto* provider : of_type("provider")) {
        EXPECT_THAT((*provider)["sites"].Size(), AllOf(Ge(1U), Le(4U)));
        for (const auto& site : (*provider)["sites"].GetArray()) check(site);
        if (!provider->HasMember("travels") || !(*provider)["travels"].HasMember("departments")) continue;
        for (const auto& code : (*provider)["travels"]["departments"].GetArray())
            EXPECT_TRUE(gazetteer().department(code.GetString())) << code.GetString();
    }
    for (const auto* offer : of_type("offer")) {
        if (!offer->HasMember("topics")) continue;
        for (const auto& topic : (*offer)["topics"].GetArray()) EXPECT_NE(taxonomy().find(topic.GetString()), nullptr);
    }
    for_each_session([&](const rapidjson::Value& session) {
        if (session.HasMember("place")) check(session["place"]);
    });
}

TEST_F(DemoCatalogue, HoldsAboutThreeSessionsAnOfferAllInTheYearToCome) {
    std::size_t sessions = 0, by_month = 0;
    const auto last = Date::from_number(first_day().number() + 365);
    for_each_session([&](const rapidjson::Value& session) {
        ++sessions;
        const auto start = PartialDate::parse(text_of(session, "start"));
        ASSERT_TRUE(start) << text_of(session, "start");
        EXPECT_GT(start->last(), first_day());
        EXPECT_LE(start->first(), last);
        if (start->precision() == PartialDate::Precision::day) {
            EXPECT_GT(start->first(), first_day());
        }
        if (start->precision() == PartialDate::Precision::month) ++by_month;
        if (!session.HasMember("end")) return;
        const auto end = PartialDate::parse(text_of(session, "end"));
        ASSERT_TRUE(end) << text_of(session, "end");
        EXPECT_LE(start->first(), end->last());
    });

    EXPECT_THAT(static_cast<double>(sessions) / 4000, AllOf(Ge(2.5), Le(3.5)));
    EXPECT_GT(by_month, sessions / 50);
}

TEST_F(DemoCatalogue, SpreadsTopicsAndProvidersAsZipfSays) {
    std::map<std::string, std::size_t> topics, providers;
    for (const auto* offer : of_type("offer")) {
        ++providers[text_of(*offer, "provider")];
        if (offer->HasMember("topics")) ++topics[(*offer)["topics"][0].GetString()];
    }
    const auto sorted = [](const std::map<std::string, std::size_t>& counts) {
        std::vector<std::size_t> sizes;
        for (const auto& [name, count] : counts) sizes.push_back(count);
        std::ranges::sort(sizes, std::greater{});
        return sizes;
    };

    EXPECT_GT(topics.size(), 150U);
    EXPECT_GE(sorted(topics).front(), 3 * sorted(topics)[topics.size() / 2]);
    EXPECT_GE(sorted(providers).front(), 50U);
    EXPECT_LE(sorted(providers)[providers.size() / 2], 5U);
}

TEST_F(DemoCatalogue, IsFrenchMoreThanNineTimesInTenAndKnowsThreeLanguagesMore) {
    std::map<std::string, std::size_t> languages;
    for (const auto* offer : of_type("offer")) {
        const auto language = text_of(*offer, "lang");
        ++languages[language.empty() ? "fr" : language];
    }

    // Of its topics few have wording in another language.
    EXPECT_THAT(languages["fr"], AllOf(Ge(3700U), Le(3920U)));
    EXPECT_THAT(languages["en"], AllOf(Ge(50U), Le(200U)));
    EXPECT_THAT(languages["de"] + languages["es"], AllOf(Ge(30U), Le(150U)));
    EXPECT_EQ(languages.size(), 4U);
}

TEST_F(DemoCatalogue, IsDirtyTwiceInAHundred) {
    std::size_t dirty = 0;
    for (const auto* offer : of_type("offer")) {
        const auto objectives = text_of(*offer, "objectives"),
                   all = text_of(*offer, "title") + objectives + text_of(*offer, "programme");
        bool is_dirty = std::ranges::none_of(objectives, [](char c) { return c >= 'a' && c <= 'z'; });
        for (const auto* mark :
             {"&eacute;", "&#39;", "&agrave;", "&uuml;", "&oacute;", "<br/>", "<p>", "½", "¿", "\u00A0"})
            is_dirty = is_dirty || all.find(mark) != std::string::npos;
        if (is_dirty) ++dirty;
    }

    EXPECT_THAT(dirty, AllOf(Ge(40U), Le(120U)));
}

TEST_F(DemoCatalogue, SeldomSaysTheSameTwice) {
    const auto offers = of_type("offer");
    std::set<std::string> said;
    for (std::size_t i = 0; i < 1000; ++i)
        said.insert(text_of(*offers[i], "title") + text_of(*offers[i], "objectives"));

    EXPECT_GE(said.size(), 990U);
}

TEST_F(DemoCatalogue, WritesAboutAHundredWordsAnOffer) {
    std::size_t words = 0;
    for (const auto* offer : of_type("offer"))
        for (const auto* member : {"title", "objectives", "programme", "prerequisites", "audience"}) {
            const auto text = text_of(*offer, member);
            words +=
                1 + static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c == ' ' || c == '\n'; }));
        }

    EXPECT_THAT(words / 4000, AllOf(Ge(90U), Le(150U)));
}

TEST_F(DemoCatalogue, MixesModalitiesAndLeavesSomeUnsaid) {
    std::map<std::string, int> modalities;
    int levels = 0;
    for (const auto* offer : of_type("offer")) {
        if (offer->HasMember("level")) ++levels;
        if (!offer->HasMember("modality"))
            ++modalities["unknown"];
        else if ((*offer)["modality"].IsString())
            ++modalities[(*offer)["modality"].GetString()];
        else
            ++modalities[(*offer)["modality"][0].GetString()];
    }

    EXPECT_NEAR(modalities["onsite"], 2400, 280);
    EXPECT_NEAR(modalities["remote"], 600, 150);
    EXPECT_NEAR(modalities["blended"], 480, 120);
    EXPECT_NEAR(modalities["elearning"], 320, 120);
    EXPECT_NEAR(modalities["unknown"], 200, 60);
    EXPECT_NEAR(levels, 3200, 150);
}

TEST_F(DemoCatalogue, NamesValuesOfTheClosedListsOnly) {
    const auto all_named = [](const rapidjson::Value& record, const char* member, const auto& known) {
        if (!record.HasMember(member)) return;
        const auto check = [&](const rapidjson::Value& value) {
            EXPECT_TRUE(known(value.GetString())) << member << ": " << value.GetString();
        };
        if (record[member].IsString()) return check(record[member]);
        for (const auto& value : record[member].GetArray()) check(value);
    };
    const auto check_price = [&](const rapidjson::Value& price) {
        EXPECT_GT(price["amount"].GetInt64(), 0);
        all_named(price, "per", [](auto name) { return named<PriceBasis>(name).has_value(); });
        all_named(price, "tax", [](auto name) { return named<Tax>(name).has_value(); });
        all_named(price, "format", [](auto name) { return named<Format>(name).has_value(); });
    };
    for (const auto* offer : of_type("offer")) {
        all_named(*offer, "modality", [](auto name) { return named<Modality>(name).has_value(); });
        all_named(*offer, "format", [](auto name) { return named<Format>(name).has_value(); });
        all_named(*offer, "rhythm", [](auto name) { return named<Rhythm>(name).has_value(); });
        all_named(*offer, "level", [](auto name) { return named<Level>(name).has_value(); });
        all_named(*offer, "funding", [](auto name) { return named<Funding>(name).has_value(); });
        all_named(*offer, "teaching_languages", [](auto name) { return LanguageTag::parse(name).has_value(); });
        if (offer->HasMember("prices"))
            for (const auto& price : (*offer)["prices"].GetArray()) check_price(price);
        if (offer->HasMember("updated")) {
            EXPECT_TRUE(Date::parse(text_of(*offer, "updated")));
        }
    }
    for_each_session([&](const rapidjson::Value& session) {
        all_named(session, "state", [](auto name) { return named<SessionState>(name).has_value(); });
        all_named(session, "modality", [](auto name) { return named<Modality>(name).has_value(); });
        if (session.HasMember("price")) check_price(session["price"]);
    });
}

TEST_F(DemoCatalogue, LetsExemptProvidersAskPricesWithoutTaxOnly) {
    std::set<std::string> exempt;
    for (const auto* provider : of_type("provider"))
        if (text_of(*provider, "vat") == "exempt") exempt.insert(text_of(*provider, "id"));
    EXPECT_GT(exempt.size(), 100U);

    for (const auto* offer : of_type("offer")) {
        if (!exempt.contains(text_of(*offer, "provider")) || !offer->HasMember("prices")) continue;
        for (const auto& price : (*offer)["prices"].GetArray()) EXPECT_EQ(text_of(price, "tax"), "exempt");
    }
}

TEST_F(DemoCatalogue, GivesSiretNumbersWhoseKeyIsRight) {
    std::size_t seen = 0;
    for (const auto* provider : of_type("provider")) {
        const auto siret = text_of(*provider, "siret");
        if (siret.empty()) continue;
        ++seen;
        ASSERT_EQ(siret.size(), 14U);
        for (const std::size_t size : {std::size_t{9}, std::size_t{14}}) {
            int sum = 0;
            for (std::size_t i = 0; i < size; ++i) {
                const int value = (siret[size - 1 - i] - '0') * (i % 2 == 1 ? 2 : 1);
                sum += value % 10 + value / 10;
            }
            EXPECT_EQ(sum % 10, 0) << siret.substr(0, size);
        }
    }
    EXPECT_GT(seen, 600U);
}

}  // namespace
}  // namespace filon
