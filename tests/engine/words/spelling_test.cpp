#include "engine/words/spelling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <sstream>
#include <tuple>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/text/fold.h"
#include "engine/text/segment.h"
#include "engine/values/csv.h"
#include "engine/words/phonetic_key.h"

namespace filon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::u32string code_points(std::string_view utf8) {
    std::u32string points;
    for (const char byte : utf8) {
        const auto bits = static_cast<unsigned char>(byte);
        if (bits < 0x80)
            points += bits;
        else if (bits < 0xC0)
            points.back() = points.back() << 6U | (bits & 0x3FU);
        else
            points += bits < 0xE0 ? bits & 0x1FU : bits & 0x0FU;
    }
    return points;
}

// Optimal string alignment by its definition: the whole table.
std::vector<std::vector<int>> edit_table(std::u32string_view one, std::u32string_view other) {
    std::vector table(one.size() + 1, std::vector<int>(other.size() + 1));
    for (std::size_t i = 0; i <= one.size(); ++i)
        for (std::size_t j = 0; j <= other.size(); ++j) {
            auto& cell = table[i][j];
            if (i == 0 || j == 0) {
                cell = static_cast<int>(i + j);
                continue;
            }
            cell = std::min(
                {table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                cell = std::min(cell, table[i - 2][j - 2] + 1);
        }
    return table;
}

// Whether a word of the random lists is of letters alone: their signs are these.
bool is_spelled(std::string_view word) {
    return word.find_first_of("0123456789+-") == std::string_view::npos;
}

int edits_allowed(std::size_t letters) {
    return letters < 4 ? 0 : letters < 8 ? 1 : 2;
}

std::vector<Correction> corrections_by_scan(const Spelling& spelling, std::string_view folded, std::size_t most) {
    const auto wanted = code_points(folded);
    std::vector<Correction> found;
    if (!is_spelled(folded) || wanted.size() < 4) return found;
    for (std::uint32_t word = 0; word < spelling.words.size(); ++word) {
        const auto text = spelling.words[word];
        if (text == folded || !is_spelled(text)) continue;
        const auto other = code_points(text);
        const auto distance = edit_table(wanted, other).back().back();
        const auto key = phonetic_key(folded);
        const bool sounds_alike = !key.empty() && key == phonetic_key(text);
        if (distance > edits_allowed(wanted.size()) && !(sounds_alike && distance <= 3)) continue;
        const auto weight = std::lround(550 * std::log(std::max(1.0, double{1} * spelling.offers[word])));
        found.push_back({.word = word,
                         .distance = distance,
                         .score = static_cast<std::int32_t>(-3000 * distance + weight -
                                                            (wanted.front() == other.front() ? 0 : 1000) +
                                                            (sounds_alike ? 2500 : 0))});
    }
    std::ranges::sort(found, {}, [](const Correction& one) { return std::tuple{-one.score, one.word}; });
    found.resize(std::min(found.size(), most));
    return found;
}

std::vector<std::uint32_t> words_near_prefix_by_scan(const Spelling& spelling, std::string_view folded,
                                                     std::size_t most) {
    const auto wanted = code_points(folded);
    std::vector<std::tuple<int, std::int64_t, std::uint32_t>> found;
    for (std::uint32_t word = 0; word < spelling.words.size(); ++word) {
        const auto text = spelling.words[word];
        int distance = 3;
        if (text.starts_with(folded)) {
            distance = 0;
        } else if (is_spelled(folded)) {
            const auto letters = text.substr(0, text.find_first_of("0123456789+-"));
            for (const auto& row : edit_table(code_points(letters), wanted)) distance = std::min(distance, row.back());
        }
        if (distance > edits_allowed(wanted.size())) continue;
        found.emplace_back(distance, -std::int64_t{spelling.offers[word]}, word);
    }
    std::ranges::sort(found);
    std::vector<std::uint32_t> words;
    for (const auto& [distance, offers, word] : found)
        if (words.size() < most) words.push_back(word);
    return words;
}

// Words over few letters, so that many are near one another.
class RandomWords {
public:
    explicit RandomWords(std::mt19937& random) : random_{random} {}

    std::string word(std::size_t most_letters, bool with_signs) {
        static constexpr std::array<std::string_view, 12> letters{"a", "e", "n", "t", "s", "i",
                                                                  "o", "c", "h", "é", "я", "က"};
        static constexpr std::array<std::string_view, 3> signs{"4", "+", "-"};
        std::string text;
        for (auto size = 1 + random_() % most_letters; size > 0; --size)
            text += with_signs && random_() % 12 == 0 ? signs[random_() % signs.size()]
                                                      : letters[std::min(random_() % 16, random_() % letters.size())];
        return text;
    }
    std::vector<SpelledWord> list(std::size_t size) {
        std::vector<SpelledWord> words;
        for (; size > 0; --size)
            words.push_back({.word = word(size % 2 == 0 ? 12 : 6, size % 3 == 0),
                             .offers = static_cast<std::uint32_t>(random_() % 40)});
        return words;
    }

private:
    std::mt19937& random_;
};

std::vector<std::string> texts(const Spelling& spelling, const std::vector<std::uint32_t>& words) {
    std::vector<std::string> found;
    for (const auto word : words) found.emplace_back(spelling.words[word]);
    return found;
}
std::vector<std::string> texts(const Spelling& spelling, const std::vector<Correction>& corrections) {
    std::vector<std::string> found;
    for (const auto& correction : corrections) found.emplace_back(spelling.words[correction.word]);
    return found;
}

TEST(Corrections, AreThoseThatAScanOfAllWordsFinds) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    RandomWords words{random};
    std::size_t found = 0;
    for (int list = 0; list < 20; ++list) {
        const auto rows = spelling_rows(words.list(1 + random() % 600));
        const auto spelling = rows.view();
        for (int i = 0; i < 40; ++i) {
            const auto asked =
                i % 4 == 0 ? std::string{spelling.words[static_cast<std::uint32_t>(random() % spelling.words.size())]}
                           : words.word(12, i % 5 == 0);
            const auto most = std::size_t{1} + random() % 20;
            const auto corrected = corrections(spelling, asked, most);
            EXPECT_EQ(corrected, corrections_by_scan(spelling, asked, most)) << asked;
            found += corrected.size();
        }
    }
    EXPECT_GT(found, 0);
}

TEST(WordsNearPrefix, AreThoseThatAScanOfAllWordsFinds) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    RandomWords words{random};
    for (int list = 0; list < 20; ++list) {
        const auto rows = spelling_rows(words.list(1 + random() % 600));
        const auto spelling = rows.view();
        for (int i = 0; i < 40; ++i) {
            const auto asked = i == 0 ? "" : words.word(10, i % 5 == 0);
            const auto most = random() % 30;
            EXPECT_EQ(words_near_prefix(spelling, asked, most), words_near_prefix_by_scan(spelling, asked, most))
                << asked;
        }
    }
}

TEST(Corrections, PutTheCommonerOfTwoEquallyNearWordsFirst) {
    const auto rows = spelling_rows({{"cousin", 3}, {"coussin", 9}, {"couvin", 9}});
    EXPECT_THAT(texts(rows.view(), corrections(rows.view(), "coubin", 9)), ElementsAre("couvin", "cousin"));
}

TEST(Corrections, PreferWhatSoundsAlike) {
    const auto rows = spelling_rows({{"pharmacie", 1}, {"farmacia", 20}});
    EXPECT_THAT(corrections(rows.view(), "farmacie", 9),
                ElementsAre(Correction{.word = 0, .distance = 1, .score = -3000 + 1648},
                            Correction{.word = 1, .distance = 2, .score = -6000 - 1000 + 2500}));
}

TEST(Corrections, ReachWhatSoundsAlikeAtThreeEditsAndNoFarther) {
    const auto rows = spelling_rows({{"informatique", 9}, {"photographie", 9}});
    EXPECT_THAT(texts(rows.view(), corrections(rows.view(), "informatik", 9)), ElementsAre("informatique"));
    ASSERT_EQ(phonetic_key("fotografie"), phonetic_key("photographie"));
    EXPECT_THAT(corrections(rows.view(), "fotografie", 9), IsEmpty());
}

TEST(Corrections, AllowOneEditFromFourLettersAndTwoFromEight) {
    const auto rows = spelling_rows({{"vin", 1}, {"vins", 1}, {"vente", 1}, {"plombier", 1}});
    EXPECT_THAT(texts(rows.view(), corrections(rows.view(), "vni", 9)), IsEmpty());
    EXPECT_THAT(texts(rows.view(), corrections(rows.view(), "vnis", 9)), ElementsAre("vins"));
    EXPECT_THAT(texts(rows.view(), corrections(rows.view(), "bante", 9)), IsEmpty());
    EXPECT_THAT(texts(rows.view(), corrections(rows.view(), "plmobeir", 9)), ElementsAre("plombier"));
}

TEST(Corrections, NeitherTouchNorOfferWordsWithDigitsOrSigns) {
    const auto rows = spelling_rows({{"r489", 9}, {"word2016", 9}, {"word20", 9}, {"dot.net", 9}, {"wordy", 1}});
    EXPECT_THAT(corrections(rows.view(), "r486", 9), IsEmpty());
    EXPECT_THAT(corrections(rows.view(), "word2017", 9), IsEmpty());
    EXPECT_THAT(corrections(rows.view(), "dotnet", 9), IsEmpty());
    EXPECT_THAT(texts(rows.view(), corrections(rows.view(), "words", 9)), ElementsAre("wordy"));
}

TEST(Corrections, HaveNothingForAWordLongerThanAnyIs) {
    const std::string longest(64, 'a'), longer(65, 'a');
    const auto rows = spelling_rows({{longest, 1}, {longer, 1}, {std::string(5000, 'a'), 1}});
    EXPECT_THAT(corrections(rows.view(), longer, 9), IsEmpty());
    EXPECT_THAT(texts(rows.view(), corrections(rows.view(), std::string(63, 'a'), 9)), ElementsAre(longest));
}

TEST(WordsNearPrefix, PutExactBeginningsFirstThenTheCommonest) {
    const auto rows = spelling_rows({{"excel", 5}, {"excellence", 9}, {"excel2016", 7}, {"exclusif", 99}, {"r489", 2}});
    EXPECT_THAT(texts(rows.view(), words_near_prefix(rows.view(), "excel", 9)),
                ElementsAre("excellence", "excel2016", "excel", "exclusif"));
    EXPECT_THAT(texts(rows.view(), words_near_prefix(rows.view(), "exlce", 9)),
                ElementsAre("excellence", "excel2016", "excel"));
    EXPECT_THAT(texts(rows.view(), words_near_prefix(rows.view(), "r4", 9)), ElementsAre("r489"));
    EXPECT_THAT(words_near_prefix(rows.view(), "r47", 9), IsEmpty());
    EXPECT_THAT(texts(rows.view(), words_near_prefix(rows.view(), "", 1)), ElementsAre("exclusif"));
}

bool same(const SpellingRows& one, const SpellingRows& other) {
    const auto nodes_alike = [](const SpellingNode& a, const SpellingNode& b) {
        return a.letter == b.letter && a.end == b.end && a.first_word == b.first_word;
    };
    return one.word_ends == other.word_ends && one.word_bytes == other.word_bytes && one.offers == other.offers &&
           one.weights == other.weights && std::ranges::equal(one.nodes, other.nodes, nodes_alike) &&
           one.key_ends == other.key_ends && one.key_bytes == other.key_bytes && one.of_key.ends == other.of_key.ends &&
           one.of_key.members == other.of_key.members;
}

TEST(Spelling, IsTheSameInWhateverOrderTheWordsCome) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    auto words = RandomWords{random}.list(500);
    const auto rows = spelling_rows(words);
    std::ranges::shuffle(words, random);
    EXPECT_TRUE(same(spelling_rows(words), rows));
}

TEST(Spelling, AddsUpTheOffersOfAWordThatComesTwiceAndLeavesOutWhatIsNoText) {
    const auto rows = spelling_rows({{"paie", 3}, {"", 5}, {"paie", 4}, {"pa\xC3", 1}, {"\xFF", 1}});
    ASSERT_EQ(rows.view().words.size(), 1);
    EXPECT_EQ(rows.offers[0], 7);
    const auto many = spelling_rows({{"paie", 4'000'000'000}, {"paie", 4'000'000'000}});
    EXPECT_EQ(many.offers[0], 4'294'967'295);
}

TEST(Spelling, OfNothingIsSoundAndFindsNothing) {
    const auto rows = spelling_rows({});
    EXPECT_TRUE(rows.view().sound());
    EXPECT_THAT(corrections(rows.view(), "formation", 9), IsEmpty());
    EXPECT_THAT(words_near_prefix(rows.view(), "formation", 9), IsEmpty());
}

// One bit of all the rows turned over.
void damage(SpellingRows& rows, std::mt19937& random) {
    const std::array<std::span<std::byte>, 9> parts{
        std::as_writable_bytes(std::span{rows.word_ends}),     std::as_writable_bytes(std::span{rows.word_bytes}),
        std::as_writable_bytes(std::span{rows.offers}),        std::as_writable_bytes(std::span{rows.weights}),
        std::as_writable_bytes(std::span{rows.nodes}),         std::as_writable_bytes(std::span{rows.key_ends}),
        std::as_writable_bytes(std::span{rows.key_bytes}),     std::as_writable_bytes(std::span{rows.of_key.ends}),
        std::as_writable_bytes(std::span{rows.of_key.members})};
    const auto part = parts[random() % parts.size()];
    part[random() % part.size()] ^= std::byte{1} << random() % 8;
}

TEST(Spelling, IsRefusedOrHarmlessOnceDamaged) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    RandomWords words{random};
    const auto rows = spelling_rows(words.list(200));
    EXPECT_TRUE(rows.view().sound());
    std::size_t refused = 0;
    for (int i = 0; i < 1'000; ++i) {
        auto damaged = rows;
        for (auto flips = 1 + random() % 3; flips > 0; --flips) damage(damaged, random);
        const auto spelling = damaged.view();
        if (!spelling.sound()) {
            ++refused;
            continue;
        }
        for (int asked = 0; asked < 10; ++asked) {
            EXPECT_LE(corrections(spelling, words.word(12, false), 5).size(), 5);
            EXPECT_LE(words_near_prefix(spelling, words.word(10, false), 5).size(), 5);
        }
    }
    EXPECT_GT(refused, 0);
}

TEST(Spelling, RefusesWaysThatNeverEndOrLeaveTheirOwn) {
    const auto rows = spelling_rows({{"ab", 1}, {"ac", 1}, {"b", 1}});
    ASSERT_EQ(rows.nodes.size(), 4);  // a, ab, ac, b
    for (const auto& [row, end] : {std::pair{0, 0}, {1, 1}, {1, 4}, {3, 5}, {3, 0}, {2, 4}}) {
        auto damaged = rows;
        damaged.nodes[static_cast<std::size_t>(row)].end = static_cast<std::uint32_t>(end);
        EXPECT_FALSE(damaged.view().sound()) << row << ' ' << end;
    }
}

std::string file_text(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// Misspellings that people made, corrected by the words of French texts and a word list.
TEST(Corrections, MendNineOfTenMisspellingsOfPeople) {
    const char* shared = std::getenv("FILON_SHARED");
    const auto folder = std::filesystem::path{shared == nullptr ? "../shared" : shared} / "data";
    const auto misspellings = file_text(folder / "french" / "fautes_fr_dev.csv");
    if (misspellings.empty()) GTEST_SKIP() << "no misspellings: FILON_SHARED names the folder of the reference data";

    std::map<std::string, std::uint32_t> counts;
    for (const auto& path :
         {folder / "catalogues" / "formations-of-prive" / "courses.jsonl",
          folder / "catalogues" / "mcf-echantillon" / "mcf_formations.jsonl",
          folder / "ir" / "ir-servicepublic-fr" / "docs.jsonl", folder / "french" / "snowball_fr_voc.txt"})
        for (auto& token : segment(file_text(path))) ++counts[std::move(token.text)];
    std::vector<SpelledWord> words;
    for (const auto& [word, count] : counts) words.push_back({.word = word, .offers = count});
    const auto rows = spelling_rows(std::move(words));
    const auto spelling = rows.view();

    int asked = 0, mended = 0;
    const auto read = for_each_csv_row(misspellings, [&](std::span<const std::string> row, std::size_t line) {
        const auto wrong = fold_key(row[0]), right = fold_key(row[1]);
        const bool words_alone = !wrong.contains(' ') && !right.contains(' ');
        if (line == 1 || wrong == right || !words_alone || wrong.size() < 4 || !spelling.words.find(right)) return;
        ++asked;
        const auto found = texts(spelling, corrections(spelling, wrong, 1));
        if (found == std::vector{right})
            ++mended;
        else
            std::cout << wrong << " is not " << right << " but " << testing::PrintToString(found) << '\n';
    });
    ASSERT_TRUE(read.has_value());
    EXPECT_GT(asked, 30);
    EXPECT_GE(mended, asked * 9 / 10) << asked;
}

}  // namespace
}  // namespace filon
