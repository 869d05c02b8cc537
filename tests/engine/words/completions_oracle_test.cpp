#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <set>
#include <span>
#include <tuple>

#include <gtest/gtest.h>

#include "engine/text/fold.h"
#include "engine/words/completions.h"
#include "engine/words/typed_text.h"
#include "tests/engine/words/proposals.h"

namespace filon {
namespace {

TEST(Completions, AreTheSameInWhateverOrderTheEntriesCame) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    std::vector<Suggestible> entries;
    for (int i = 0; i < 60; ++i)
        entries.push_back({.text = "Cours " + std::to_string(i / 3),
                           .kind = static_cast<SuggestionKind>(random() % 4),
                           .id = std::to_string(random() % 3),
                           .also = {"autre " + std::to_string(random() % 4)}});
    const auto rows = completion_rows(entries);
    EXPECT_TRUE(rows.view().sound());
    std::ranges::shuffle(entries, random);
    const auto again = completion_rows(entries);
    EXPECT_EQ(again.texts.bytes, rows.texts.bytes);
    EXPECT_EQ(again.ids.bytes, rows.ids.bytes);
    EXPECT_EQ(again.kinds, rows.kinds);
    EXPECT_EQ(again.words.bytes, rows.words.bytes);
    EXPECT_EQ(again.holding.members, rows.holding.members);
    EXPECT_EQ(again.begun.members, rows.begun.members);
    EXPECT_EQ(again.writings.members, rows.writings.members);
    for (std::size_t i = 0; i < entries.size(); ++i) EXPECT_EQ(again.view().texts[again.entry_of[i]], entries[i].text);
}

// A random catalogue of few, short words, so that much meets.
std::string random_text(std::mt19937& random) {
    static constexpr auto words =
        std::to_array<std::string_view>({"a", "ab", "abc", "b", "ba", "bac", "c", "ca", "é", "l'a", "a-b", "ab-ca"});
    std::string text;
    for (auto left = 1 + random() % 4; left > 0; --left)
        text += std::string{words[random() % words.size()]} + (left > 1 ? " " : "");
    return text;
}
std::vector<Offered> random_entries(std::mt19937& random) {
    std::vector<Offered> offered(1 + random() % 60);
    for (std::size_t i = 0; i < offered.size(); ++i) {
        auto& what = offered[i].what;
        what = {
            .text = random_text(random), .kind = static_cast<SuggestionKind>(random() % 4), .id = std::to_string(i)};
        for (auto left = random() % 3; left > 0; --left) what.also.push_back(random_text(random));
        offered[i].offers = static_cast<std::uint32_t>(random() % 4);
    }
    return offered;
}

// The slow twin: each entry by itself, on the words as text. From 0, the best, to 6; nothing where it does not match.
std::optional<int> standing_by_scan(const Suggestible& entry, const Strings& typed) {
    const auto is_met = [&](const Strings& words, const std::string& word) {
        return std::ranges::any_of(words, [&](const std::string& held) { return held.starts_with(word); });
    };
    std::vector<std::pair<Strings, int>> writings;
    for (const auto& words : spellings(entry.text)) writings.emplace_back(words, 0);
    for (const auto& text : entry.also)
        for (const auto& words : spellings(text)) writings.emplace_back(words, 1);
    Strings all;
    for (const auto& [words, other] : writings) all.insert(all.end(), words.begin(), words.end());
    if (!std::ranges::all_of(typed, [&](const std::string& word) { return is_met(all, word); })) return std::nullopt;
    int best = 6;
    for (const auto& [words, other] : writings) {
        std::string text, begun;
        for (const auto& word : words) text += " " + word;
        for (const auto& word : typed) begun += " " + word;
        std::size_t at = 0;
        for (const auto& word : words)
            if (at < typed.size() && word.starts_with(typed[at])) ++at;
        if (text == begun)
            best = std::min(best, 0 + other);
        else if (text.starts_with(begun))
            best = std::min(best, 2 + other);
        else if (at == typed.size())
            best = std::min(best, 4 + other);
    }
    return best;
}

// All matches in their order: entry numbers.
std::vector<std::uint32_t> all_by_scan(const std::vector<Offered>& offered, const Proposals& propose,
                                       std::string_view typed) {
    std::vector<
        std::tuple<int, bool, std::int64_t, SuggestionKind, std::size_t, std::string, std::string, std::uint32_t>>
        found;
    for (std::size_t i = 0; i < offered.size(); ++i) {
        const auto& [what, offers] = offered[i];
        std::optional<int> standing;
        for (const auto& words : spellings(typed))
            if (const auto one = standing_by_scan(what, words)) standing = standing ? std::min(*standing, *one) : *one;
        if (standing && offers > 0)
            found.emplace_back(*standing, what.kind != SuggestionKind::topic, -std::int64_t{offers}, what.kind,
                               what.text.size(), fold_key(what.text), what.id, propose.rows().entry_of[i]);
    }
    std::ranges::sort(found);
    std::vector<std::uint32_t> entries;
    for (const auto& one : found) entries.push_back(std::get<std::uint32_t>(one));
    return entries;
}

TEST(Complete, FindsAndRanksWhatALinearScanDoes) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    for (int round = 0; round < 120; ++round) {
        const auto offered = random_entries(random);
        const Proposals propose{offered};
        ASSERT_TRUE(propose.view().sound());
        for (int query = 0; query < 10; ++query) {
            const auto typed = random_text(random);
            const auto expected = all_by_scan(offered, propose, typed);
            ASSERT_EQ(propose.entries(typed, 1'000), expected) << typed;
            const auto few = propose.entries(typed, 8);
            ASSERT_EQ(few.size(), std::min<std::size_t>(8, expected.size())) << typed;
            // In the order of all, and of each kind the first.
            auto next = expected.begin();
            std::set<SuggestionKind> passed;
            for (const auto entry : few) {
                for (; next != expected.end() && *next != entry; ++next) passed.insert(propose.view().kinds[*next]);
                ASSERT_NE(next++, expected.end()) << typed;
                ASSERT_FALSE(passed.contains(propose.view().kinds[entry])) << typed;
            }
        }
    }
}

TEST(Complete, FindsBehindThemWhatALinearScanFindsByCorrectedWords) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    for (int round = 0; round < 60; ++round) {
        const auto offered = random_entries(random);
        const Proposals propose{offered};
        const auto view = propose.view();
        // Nearly: all but the last letter.
        const NearPrefix near = [&](std::string_view prefix) {
            Strings words;
            for (std::uint32_t word = 0; word < view.words.size(); ++word)
                if (view.words[word].starts_with(prefix.substr(0, prefix.size() - 1)))
                    words.emplace_back(view.words[word]);
            return words;
        };
        for (const std::string typed : {"ab", "abq", "bac", "cq"}) {
            const auto exact = propose.entries(typed, 1'000);
            auto all = propose.entries(typed, 1'000, near);
            ASSERT_TRUE(std::ranges::equal(exact, std::span{all}.first(exact.size()))) << typed;
            std::vector<std::uint32_t> expected;
            for (std::size_t i = 0; i < offered.size(); ++i)
                if (offered[i].offers > 0 && standing_by_scan(offered[i].what, {typed.substr(0, typed.size() - 1)}))
                    expected.push_back(propose.rows().entry_of[i]);
            std::ranges::sort(expected);
            std::ranges::sort(all);
            ASSERT_EQ(all, expected) << typed;
        }
    }
}

TEST(Completions, AreRefusedOrHarmlessWhereTheirBytesAreDamaged) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    int sound = 0;
    for (int round = 0; round < 600; ++round) {
        Proposals propose{random_entries(random)};
        auto rows = propose.rows();
        std::vector<std::vector<std::uint32_t>*> numbers{
            &rows.texts.ends,    &rows.ids.ends,      &rows.words.ends,       &rows.holding.ends, &rows.holding.members,
            &rows.begun.members, &rows.writings.ends, &rows.writings.members, &rows.begun.ends};
        auto& damaged = *numbers[random() % numbers.size()];
        switch (random() % 3) {
            case 0:
                damaged[random() % damaged.size()] =
                    random() % 2 == 0 ? static_cast<std::uint32_t>(random() % 20) : 0xFFFFFFFF;
                break;
            case 1:
                damaged.pop_back();
                break;
            default:
                rows.words.bytes[random() % rows.words.bytes.size()] = static_cast<char>(random());
        }
        if (random() % 20 == 0) rows.kinds.front() = static_cast<SuggestionKind>(200);
        const auto view = rows.view();
        if (!view.sound()) continue;
        ++sound;
        for (const std::string_view typed : {"a", "ab c", "a-b", "bac a ab"})
            complete(view, propose.counts(), typed, [](std::string_view) { return Strings{"ab", "ca", ""}; }, 8);
    }
    EXPECT_GT(sound, 20);
    EXPECT_LT(sound, 580);
}

}  // namespace
}  // namespace filon
