#include "engine/topics/taxonomy.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filon {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string header =
    "id,label,synonyms,acronyms,job_titles,label_en,synonyms_en,label_de,synonyms_de,label_es,synonyms_es,formacode,"
    "nsf,rome,rncp,rs\n";

Outcome<Taxonomy> parse_one(std::string_view name, std::string_view text) {
    const TaxonomyFile files[] = {{name, text}};
    return Taxonomy::parse(files);
}

TEST(Taxonomy, ReadsEveryColumnOfATopic) {
    const auto taxonomy = parse_one(
        "paie-rh.csv",
        header +
            "gestion-de-paie,Gestion de paie,\"paie|bulletin, salaire\",DSN,gestionnaire de "
            "paie,Payroll,wages|pay slips,Lohn,Gehalt,Nóminas,\"sueldos, salarios\",32688,315,M1501,RNCP1,RS2|RS3\n");

    ASSERT_TRUE(taxonomy) << taxonomy.error().reason;
    const Topic* topic = taxonomy->find("gestion-de-paie");
    ASSERT_NE(topic, nullptr);
    EXPECT_EQ(topic->family, "paie-rh");
    EXPECT_EQ(topic->label, "Gestion de paie");
    EXPECT_THAT(topic->synonyms, ElementsAre("paie", "bulletin, salaire"));
    EXPECT_THAT(topic->acronyms, ElementsAre("DSN"));
    EXPECT_THAT(topic->job_titles, ElementsAre("gestionnaire de paie"));
    EXPECT_EQ(topic->label_en + topic->label_de + topic->label_es, "PayrollLohnNóminas");
    EXPECT_THAT(topic->synonyms_en, ElementsAre("wages", "pay slips"));
    EXPECT_THAT(topic->synonyms_de, ElementsAre("Gehalt"));
    EXPECT_THAT(topic->synonyms_es, ElementsAre("sueldos, salarios"));
    EXPECT_THAT(topic->codes.formacode, ElementsAre("32688"));
    EXPECT_THAT(topic->codes.nsf, ElementsAre("315"));
    EXPECT_THAT(topic->codes.rome, ElementsAre("M1501"));
    EXPECT_THAT(topic->codes.rncp, ElementsAre("RNCP1"));
    EXPECT_THAT(topic->codes.rs, ElementsAre("RS2", "RS3"));
}

TEST(Taxonomy, GivesTopicsInOrderOfTheirIdsWhateverTheOrderOfTheFiles) {
    const auto a = header + "soudage,Soudage,,,,Welding,,Schweißen,,Soldadura,,,,,,\n";
    const auto b =
        header +
        "anglais,Anglais,,,,English,,Englisch,,Inglés,,,,,,\nzoologie,Zoologie,,,,Zoology,,Zoologie,,Zoología,,,,,,\n";
    const TaxonomyFile files[] = {{"a.csv", a}, {"b.csv", b}};

    const auto taxonomy = Taxonomy::parse(files);

    ASSERT_TRUE(taxonomy);
    std::vector<std::string> ids;
    for (const auto& topic : taxonomy->topics()) ids.push_back(topic.id);
    EXPECT_THAT(ids, ElementsAre("anglais", "soudage", "zoologie"));
    EXPECT_EQ(taxonomy->find("soudag"), nullptr);
    EXPECT_EQ(taxonomy->find(""), nullptr);
}

struct BrokenFile {
    std::string name;
    std::string text;
    std::string field;
    std::string reason;
};

class BrokenTaxonomy : public ::testing::TestWithParam<BrokenFile> {};

TEST_P(BrokenTaxonomy, IsRefusedNamingFileAndLine) {
    const auto taxonomy = parse_one("droit.csv", GetParam().text);

    ASSERT_FALSE(taxonomy);
    EXPECT_EQ(taxonomy.error().field, GetParam().field);
    EXPECT_THAT(taxonomy.error().reason, HasSubstr(GetParam().reason));
}

const std::string good_line = "tva,TVA,,,,VAT,,Umsatzsteuer,,IVA,,,,,,\n";

INSTANTIATE_TEST_SUITE_P(
    EachMistake, BrokenTaxonomy,
    ::testing::Values(
        BrokenFile{"DuplicateId", header + good_line + good_line, "droit.csv line 3", "already in droit.csv line 2"},
        BrokenFile{"NoLabel", header + "tva,,,,,VAT,,Umsatzsteuer,,IVA,,,,,,\n", "droit.csv line 2",
                   "tva has no label"},
        BrokenFile{"NoSpanishLabel", header + "tva,TVA,,,,VAT,,Umsatzsteuer,,,,,,,,\n", "droit.csv line 2",
                   "tva has no label_es"},
        BrokenFile{"CapitalInSlug", header + "Tva,TVA,,,,VAT,,Umsatzsteuer,,IVA,,,,,,\n", "droit.csv line 2",
                   "“Tva” is no slug"},
        BrokenFile{"AccentInSlug", header + "médiation,M,,,,M,,M,,M,,,,,,\n", "droit.csv line 2", "is no slug"},
        BrokenFile{"HyphenAtEnd", header + "tva-,TVA,,,,VAT,,Umsatzsteuer,,IVA,,,,,,\n", "droit.csv line 2",
                   "is no slug"},
        BrokenFile{"EmptyId", header + "\n,TVA,,,,VAT,,Umsatzsteuer,,IVA,,,,,,\n", "droit.csv line 3", "is no slug"},
        BrokenFile{"TooFewFields", header + "tva,TVA\n", "droit.csv line 2", "2 fields instead of 16"},
        BrokenFile{"EmptyListItem", header + "tva,TVA,a||b,,,VAT,,U,,IVA,,,,,,\n", "droit.csv line 2",
                   "synonyms holds an empty text"},
        BrokenFile{"ItemTwice", header + "tva,TVA,a|a,,,VAT,,U,,IVA,,,,,,\n", "droit.csv line 2",
                   "synonyms says “a” twice"},
        BrokenFile{"EnglishItemTwice", header + "tva,TVA,,,,VAT,a|a,U,,IVA,,,,,,\n", "droit.csv line 2",
                   "synonyms_en says “a” twice"},
        BrokenFile{"SpaceBesideABar", header + "tva,TVA,,,,VAT,,U,a| b,IVA,,,,,,\n", "droit.csv line 2",
                   "synonyms_de holds an empty text or one with spaces"},
        BrokenFile{"OtherHeader", "id,label\n", "droit.csv line 1", "the header is not id,label"},
        BrokenFile{"NoHeader", "", "droit.csv line 1", "header line is missing"},
        BrokenFile{"OpenQuote", header + good_line + "x,\"y\n", "droit.csv line 3", ""}),
    [](const auto& test) { return test.param.name; });

TEST(BuiltInTaxonomy, KnowsTheTopicsThatEverybodyAsksFor) {
    const auto taxonomy = Taxonomy::built_in();

    for (const auto* id :
         {"excel", "word", "anglais", "soudage", "gestion-de-paie", "management", "sauveteur-secouriste-du-travail",
          "caces-chariots-elevateurs", "habilitation-electrique", "haccp", "python", "cybersecurite"})
        EXPECT_NE(taxonomy.find(id), nullptr) << id;
}

TEST(BuiltInTaxonomy, HoldsAThousandTopicsInFortyFamilies) {
    const auto taxonomy = Taxonomy::built_in();

    std::set<std::string> families;
    for (const auto& topic : taxonomy.topics()) families.insert(topic.family);
    EXPECT_GE(taxonomy.topics().size(), 1'000U);
    EXPECT_GE(families.size(), 40U);
}

TEST(BuiltInTaxonomy, GivesNoTwoTopicsTheSameLabelInAnyLanguageOrTheSameCode) {
    const auto taxonomy = Taxonomy::built_in();

    for (const auto label : {&Topic::label, &Topic::label_en, &Topic::label_de, &Topic::label_es}) {
        std::map<std::string, std::string> seen;
        for (const auto& topic : taxonomy.topics())
            EXPECT_TRUE(seen.emplace(topic.*label, topic.id).second)
                << topic.*label << ": " << topic.id << " and " << seen[topic.*label];
    }
    for (const auto scheme :
         {&TopicCodes::formacode, &TopicCodes::nsf, &TopicCodes::rome, &TopicCodes::rncp, &TopicCodes::rs}) {
        std::map<std::string, std::string> seen;
        for (const auto& topic : taxonomy.topics())
            for (const auto& code : topic.codes.*scheme)
                EXPECT_TRUE(seen.emplace(code, topic.id).second) << code << ": " << topic.id << " and " << seen[code];
    }
}

TEST(BuiltInTaxonomy, GivesEveryTopicWordsToAskForItBy) {
    const auto taxonomy = Taxonomy::built_in();

    for (const auto& topic : taxonomy.topics()) {
        EXPECT_THAT(topic.synonyms, Not(IsEmpty())) << topic.id;
        EXPECT_EQ(std::ranges::find(topic.synonyms, topic.label), topic.synonyms.end()) << topic.id;
    }
}

}  // namespace
}  // namespace filon
