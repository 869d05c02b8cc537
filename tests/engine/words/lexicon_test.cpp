#include "engine/words/lexicon.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filon {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string synonyms = "term,synonym\n", acronyms = "acronym,expansion\n", categories = "category,topic\n",
                  codes = "scheme,code,topic\n", never = "word\n";

Outcome<Lexicon> parse_one(const std::string& name, const std::string& text) {
    const LexiconFile files[] = {{name, text}};
    return Lexicon::parse(files);
}

TEST(Lexicon, ReadsEveryFile) {
    const std::vector<LexiconFile> files{{"synonyms.csv", synonyms + "bureautique,pack office\n"},
                                         {"acronyms.csv", acronyms + "QVT,\"qualité de vie, au travail\"\n"},
                                         {"categories.csv", categories + "A-12,excel\n"},
                                         {"codes.csv", codes + "rncp,37123,gestion-de-paie\nrs,5436,anglais\n"},
                                         {"never.csv", never + "Talis\n"}};

    const auto lexicon = Lexicon::parse(files);

    ASSERT_TRUE(lexicon) << lexicon.error().field << ": " << lexicon.error().reason;
    EXPECT_THAT(lexicon->synonyms, ElementsAre(SynonymPair{"bureautique", "pack office"}));
    EXPECT_THAT(lexicon->acronyms, ElementsAre(SynonymPair{"QVT", "qualité de vie, au travail"}));
    EXPECT_THAT(lexicon->categories, ElementsAre(CategoryMeaning{"A-12", "excel"}));
    EXPECT_THAT(lexicon->codes,
                ElementsAre(CodeMeaning{"rncp", "37123", "gestion-de-paie"}, CodeMeaning{"rs", "5436", "anglais"}));
    EXPECT_THAT(lexicon->never_corrected, ElementsAre("Talis"));
}

TEST(Lexicon, OfNoFileSaysNothing) {
    EXPECT_EQ(Lexicon::parse({}), Lexicon{});
    EXPECT_EQ(parse_one("never.csv", never), Lexicon{});
}

TEST(Lexicon, MayBeginWithAByteOrderMarkAndHoldEmptyLinesAndTheLineEndsOfWindows) {
    const auto lexicon = parse_one("never.csv", "\xEF\xBB\xBFword\r\n\r\nTalis\r\n\nZéro\r\n");

    ASSERT_TRUE(lexicon) << lexicon.error().field << ": " << lexicon.error().reason;
    EXPECT_THAT(lexicon->never_corrected, ElementsAre("Talis", "Zéro"));
}

struct BrokenFile {
    std::string test;
    std::string name;
    std::string text;
    std::string field;
    std::string reason;
};

class BrokenLexicon : public ::testing::TestWithParam<BrokenFile> {};

TEST_P(BrokenLexicon, IsRefusedNamingFileAndLine) {
    const auto lexicon = parse_one(GetParam().name, GetParam().text);

    ASSERT_FALSE(lexicon);
    EXPECT_EQ(lexicon.error().field, GetParam().field);
    EXPECT_THAT(lexicon.error().reason, HasSubstr(GetParam().reason));
}

std::string test_name(const ::testing::TestParamInfo<BrokenFile>& test) {
    return test.param.test;
}

INSTANTIATE_TEST_SUITE_P(
    Headers, BrokenLexicon,
    ::testing::Values(
        BrokenFile{"NoSynonymsHeader", "synonyms.csv", "", "synonyms.csv line 1", "the header line is missing"},
        BrokenFile{"NoNeverHeader", "never.csv", "\n\n", "never.csv line 1", "the header line is missing"},
        BrokenFile{"ARowForAHeader", "synonyms.csv", "paie,salaires\n", "synonyms.csv line 1",
                   "the header is not term,synonym"},
        BrokenFile{"AnotherFilesHeader", "acronyms.csv", synonyms, "acronyms.csv line 1",
                   "the header is not acronym,expansion"},
        BrokenFile{"ColumnsTurnedRound", "categories.csv", "topic,category\n", "categories.csv line 1",
                   "the header is not category,topic"},
        BrokenFile{"ThreeSynonyms", "synonyms.csv", synonyms + "a,b,c\n", "synonyms.csv line 2",
                   "3 fields instead of 2"},
        BrokenFile{"NoTerm", "synonyms.csv", synonyms + ",b\n", "synonyms.csv line 2", "term is empty"},
        BrokenFile{"NoSynonym", "synonyms.csv", synonyms + "a,\n", "synonyms.csv line 2", "synonym is empty"},
        BrokenFile{"SignsForASynonym", "synonyms.csv", synonyms + "a,?!\n", "synonyms.csv line 2", "synonym is empty"},
        BrokenFile{"SynonymInLatin1", "synonyms.csv", synonyms + "qualit\xE9,b\n", "synonyms.csv line 2",
                   "term is not UTF-8"},
        BrokenFile{"SynonymTooLong", "synonyms.csv", synonyms + "a," + std::string(201, 'b') + "\n",
                   "synonyms.csv line 2", "synonym is longer than 200 bytes"},
        BrokenFile{"TabInASynonym", "synonyms.csv", synonyms + "a\tb,c\n", "synonyms.csv line 2",
                   "term holds a control character"},
        BrokenFile{"LineEndInASynonym", "synonyms.csv", synonyms + "a,b\n\"c\nd\",e\n", "synonyms.csv line 3",
                   "term holds a control character"},
        BrokenFile{"QuoteLeftOpen", "synonyms.csv", synonyms + "a,b\n\nc,\"d\n", "synonyms.csv line 4", ""},
        BrokenFile{"QuoteWithin", "synonyms.csv", synonyms + "a,b\nc\"d,e\n", "synonyms.csv line 3", ""},
        BrokenFile{"AcronymAlone", "acronyms.csv", acronyms + "\nQVT\n", "acronyms.csv line 3",
                   "1 fields instead of 2: acronym,expansion"},
        BrokenFile{"NoAcronym", "acronyms.csv", acronyms + ",vie au travail\n", "acronyms.csv line 2",
                   "acronym is empty"},
        BrokenFile{"NoExpansion", "acronyms.csv", acronyms + "QVT,\n", "acronyms.csv line 2", "expansion is empty"},
        BrokenFile{"CategoryAlone", "categories.csv", categories + "A-12\n", "categories.csv line 2",
                   "1 fields instead of 2: category,topic"},
        BrokenFile{"NoCategory", "categories.csv", categories + ",excel\n", "categories.csv line 2",
                   "category is empty"},
        BrokenFile{"NoTopicOfACategory", "categories.csv", categories + "A-12,\n", "categories.csv line 2",
                   "topic is empty"},
        BrokenFile{"ALabelForATopic", "categories.csv", categories + "A-12,excel\nA-13,Gestion de paie\n",
                   "categories.csv line 3", "the topic “Gestion de paie” is no slug"},
        BrokenFile{"AccentInATopic", "categories.csv", categories + "A-12,médiation\n", "categories.csv line 2",
                   "is no slug"},
        BrokenFile{"CodeWithoutScheme", "codes.csv", codes + "37123,gestion-de-paie\n", "codes.csv line 2",
                   "2 fields instead of 3: scheme,code,topic"},
        BrokenFile{"SchemeUnknown", "codes.csv", codes + "rncp,1,excel\ncpf,2,excel\n", "codes.csv line 3",
                   "the scheme “cpf” is none of formacode, nsf, rome, rncp, rs"},
        BrokenFile{"SchemeInCapitals", "codes.csv", codes + "RNCP,1,excel\n", "codes.csv line 2",
                   "the scheme “RNCP” is none of"},
        BrokenFile{"NoScheme", "codes.csv", codes + ",1,excel\n", "codes.csv line 2", "scheme is empty"},
        BrokenFile{"NoCode", "codes.csv", codes + "rncp,,excel\n", "codes.csv line 2", "code is empty"},
        BrokenFile{"NoTopicOfACode", "codes.csv", codes + "rncp,1,\n", "codes.csv line 2", "topic is empty"},
        BrokenFile{"TopicTooLong", "codes.csv", codes + "rncp,1," + std::string(65, 'a') + "\n", "codes.csv line 2",
                   "is no slug"},
        BrokenFile{"TwoWords", "never.csv", never + "Talis\nTalis,Zen\n", "never.csv line 3",
                   "2 fields instead of 1: word"},
        BrokenFile{"NoWord", "never.csv", never + "\"  \"\n", "never.csv line 2", "word is empty"},
        BrokenFile{"WordInLatin1", "never.csv", never + "Z\xE9ro\n", "never.csv line 2", "word is not UTF-8"},
        BrokenFile{"ZeroInAWord", "never.csv", never + std::string("a\0b\n", 4), "never.csv line 2",
                   "word holds a control character"}),
    test_name);

TEST(Lexicon, NamesTheFirstBrokenLineOfSeveral) {
    const auto lexicon = parse_one("synonyms.csv", synonyms + "a,b\nc\n,d\ne,\"f\n");

    ASSERT_FALSE(lexicon);
    EXPECT_EQ(lexicon.error().field, "synonyms.csv line 3");
}

TEST(Lexicon, RefusesAFileThatItDoesNotKnow) {
    const auto lexicon = parse_one("synonymes.csv", synonyms);

    ASSERT_FALSE(lexicon);
    EXPECT_EQ(lexicon.error().field, "synonymes.csv");
    EXPECT_THAT(lexicon.error().reason, HasSubstr("synonyms.csv, acronyms.csv, categories.csv, codes.csv, never.csv"));
}

TEST(Lexicon, TakesTheLongestFieldThatIsAllowed) {
    EXPECT_TRUE(parse_one("synonyms.csv", synonyms + std::string(200, 'a') + "," + std::string(200, 'b') + "\n"));
    EXPECT_TRUE(parse_one("categories.csv", categories + "A," + std::string(64, 'a') + "\n"));
}

// Lexicons of few words, so that rows come twice.
class RandomLexicons {
public:
    explicit RandomLexicons(std::mt19937& random) : random_{random} {}

    Lexicon lexicon() {
        Lexicon lexicon;
        for (auto rows = random_() % 9; rows > 0; --rows) lexicon.synonyms.push_back({phrase(), phrase()});
        for (auto rows = random_() % 9; rows > 0; --rows) lexicon.acronyms.push_back({phrase(), phrase()});
        for (auto rows = random_() % 9; rows > 0; --rows) lexicon.categories.push_back({phrase(), topic()});
        for (auto rows = random_() % 9; rows > 0; --rows)
            lexicon.codes.push_back({std::string{schemes[random_() % schemes.size()]}, phrase(), topic()});
        for (auto rows = random_() % 9; rows > 0; --rows) lexicon.never_corrected.push_back(phrase());
        return lexicon;
    }

private:
    static constexpr std::array<std::string_view, 5> schemes{"formacode", "nsf", "rome", "rncp", "rs"};

    std::string phrase() {
        static constexpr std::array<std::string_view, 10> words{
            "paie", "œuvre d'art", "C++", "\"à part\"", "a, b", "e-learning", "Straße", "1 200", "я", "0"};
        std::string text{words[random_() % words.size()]};
        for (auto more = random_() % 3; more > 0; --more) text += " " + std::string{words[random_() % words.size()]};
        return text;
    }
    std::string topic() {
        static constexpr std::array<std::string_view, 4> topics{"excel", "gestion-de-paie", "a1", "b-2-c"};
        return std::string{topics[random_() % topics.size()]};
    }

    std::mt19937& random_;
};

std::string csv_field(std::string_view field) {
    std::string text = "\"";
    for (const char c : field) text += c == '"' ? std::string{"\"\""} : std::string{c};
    return text + "\"";
}

// The lines of the files that say what the lexicon says, in an order of their own, some of them twice.
std::vector<LexiconFile> files_of(const Lexicon& lexicon, std::mt19937& random) {
    std::array<std::vector<std::string>, 5> lines;
    for (const auto& [one, other] : lexicon.synonyms) lines[0].push_back(csv_field(one) + "," + csv_field(other));
    for (const auto& [one, other] : lexicon.acronyms) lines[1].push_back(csv_field(one) + "," + csv_field(other));
    for (const auto& [category, topic] : lexicon.categories) lines[2].push_back(csv_field(category) + "," + topic);
    for (const auto& [scheme, code, topic] : lexicon.codes)
        lines[3].push_back(scheme + "," + csv_field(code) + "," + topic);
    for (const auto& word : lexicon.never_corrected) lines[4].push_back(csv_field(word));
    const std::array headers{synonyms, acronyms, categories, codes, never};
    std::vector<LexiconFile> files;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (auto doubles = lines[i].size() / 2; doubles > 0; --doubles)
            lines[i].push_back(std::string{lines[i][random() % lines[i].size()]});
        std::ranges::shuffle(lines[i], random);
        files.push_back({std::string{Lexicon::file_names()[i]}, headers[i]});
        for (const auto& line : lines[i]) files.back().text += line + "\n";
    }
    std::ranges::shuffle(files, random);
    return files;
}

TEST(Lexicon, IsTheSameInWhateverOrderAndHoweverOftenItsRowsAreSaid) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    RandomLexicons lexicons{random};
    for (int i = 0; i < 200; ++i) {
        const auto said = lexicons.lexicon();
        const auto one = Lexicon::parse(files_of(said, random)), other = Lexicon::parse(files_of(said, random));
        ASSERT_TRUE(one) << one.error().field << ": " << one.error().reason;
        ASSERT_TRUE(other) << other.error().field << ": " << other.error().reason;
        ASSERT_EQ(*one, *other);
        ASSERT_EQ(one->text(), other->text());
        ASSERT_TRUE(std::ranges::all_of(
            said.synonyms, [&](const SynonymPair& pair) { return std::ranges::count(one->synonyms, pair) == 1; }));
        ASSERT_TRUE(std::ranges::all_of(
            said.codes, [&](const CodeMeaning& code) { return std::ranges::count(one->codes, code) == 1; }));
    }
}

TEST(Lexicon, ComesBackFromItsText) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    RandomLexicons lexicons{random};
    for (int i = 0; i < 500; ++i) {
        const auto lexicon = Lexicon::parse(files_of(lexicons.lexicon(), random));
        ASSERT_TRUE(lexicon) << lexicon.error().field << ": " << lexicon.error().reason;

        const auto back = Lexicon::from_text(lexicon->text());

        ASSERT_TRUE(back) << back.error().field << ": " << back.error().reason;
        ASSERT_EQ(*back, *lexicon);
        ASSERT_EQ(back->text(), lexicon->text());
    }
    EXPECT_THAT(Lexicon{}.text(), IsEmpty());
    EXPECT_EQ(Lexicon::from_text(""), Lexicon{});
}

TEST(Lexicon, IsReadBackFromNoTextThatIsNoneOfItsOwn) {
    const std::string good = "0\ta\tb\n";
    ASSERT_TRUE(Lexicon::from_text(good));
    for (const auto* row : {"5\ta\tb", "x\ta\tb", "0", "0\ta", "0\ta\t", "0\ta\tb\tc", "2\ta\tNo Slug", "3\tcpf\ta\tb",
                            "a", "4", "4\t", "4\ta\tb", "\t", "", "00\ta\tb", "/\ta", "4\t\xFF"}) {
        const auto read = Lexicon::from_text(good + row + "\n");
        ASSERT_FALSE(read) << row;
        EXPECT_EQ(read.error().field, "line 2") << row;
    }
}

TEST(Lexicon, IsRefusedOrWholeOnceItsTextIsDamaged) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    const auto lexicon = Lexicon::parse(files_of(RandomLexicons{random}.lexicon(), random));
    ASSERT_TRUE(lexicon);
    auto text = lexicon->text() + "4\tTalis\n";
    for (int i = 0; i < 5'000; ++i) {
        auto damaged = text;
        for (auto changes = 1 + random() % 3; changes > 0; --changes)
            damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        const auto read = Lexicon::from_text(damaged);
        if (read) {
            ASSERT_EQ(Lexicon::from_text(read->text()), *read) << damaged;
        }
    }
}

}  // namespace
}  // namespace filon
