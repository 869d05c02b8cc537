#include "engine/index/postings_writer.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <random>

#include <gtest/gtest.h>

#include "engine/index/view_file.h"
#include "engine/matching/match_words.h"

namespace filon {
namespace {

// Offers with random words, their postings, and the plain way of matching them.
class Postings70k : public testing::Test {
protected:
    // More than one stripe; word k is held by about one offer in 2 to the k.
    static constexpr std::uint32_t offers = stripe_size + 5'000;
    static constexpr std::uint32_t vocabulary = 14;

    Postings70k() {
        SCOPED_TRACE(testing::Message() << "seed " << seed_);
        PostingsWriter writer;
        for (std::uint32_t offer = 0; offer < offers; ++offer) {
            std::vector<WeightedTerm> terms;
            for (std::uint32_t word = 0; word < vocabulary; ++word)
                if (random_() % (1U << word) == 0)
                    terms.push_back({name(word), static_cast<std::uint32_t>(1 + random_() % 4)});
            for (const auto& term : terms) held_[offer].emplace(term.term, term.count);
            writer.add(terms, {});
        }
        rows_ = std::make_unique<PostingsRows>(writer.rows());
        names_ = std::make_unique<NameRows>(rows_->terms);
        postings_ = {.terms = names_->names(),
                     .rows = rows_->rows,
                     .runs = rows_->runs,
                     .offers = rows_->offers,
                     .impacts = rows_->impacts,
                     .offer_count = offers};
    }

    static std::string name(std::uint32_t word) { return "w" + std::string(1, static_cast<char>('a' + word)); }

    TextQuery random_query() {
        TextQuery query;
        const auto words = 1 + random_() % 12;
        for (std::uint32_t i = 0; i < words; ++i) {
            QueryWord word{.text = {}, .content = random_() % 6 != 0, .alternatives = {}};
            const auto alternatives = 1 + random_() % 3;
            for (std::uint32_t a = 0; a < alternatives; ++a) {
                Alternative terms;
                const auto size = random_() % 4 == 0 ? 2U : 1U;
                for (std::uint32_t t = 0; t < size; ++t)
                    terms.push_back(name(static_cast<std::uint32_t>(random_() % (vocabulary + 2))));
                word.alternatives.push_back(std::move(terms));
            }
            query.words.push_back(std::move(word));
        }
        return query;
    }

    // The score as its definition has it, in floating point; nothing where too few words are held.
    std::optional<double> score(const TextQuery& query, std::uint32_t offer) const {
        const bool content = query.content_words() > 0;
        double sum = 0, bound = 0;
        std::size_t words_held = 0;
        for (const auto& word : query.words) {
            if (content && !word.content) continue;
            // A word weighs what the commonest of its alternatives does that any offer holds.
            double best = 0, rarest = 0, commonest = 1e9;
            for (const auto& terms : word.alternatives) {
                double worth = 0, rarity = 0;
                bool all = true, any_holds = true;
                for (const auto& term : terms) {
                    const auto& row = postings_.row_of(term);
                    const auto found = held_.at(offer).find(term);
                    rarity += row.rarity;
                    any_holds = any_holds && row.documents > 0;
                    all = all && found != held_.at(offer).end();
                    if (all) worth += share(offer, found->second);
                }
                rarest = std::max(rarest, rarity / static_cast<double>(terms.size()));
                if (any_holds) commonest = std::min(commonest, rarity / static_cast<double>(terms.size()));
                if (all) best = std::max(best, worth / static_cast<double>(terms.size()));
            }
            const auto weight = commonest < 1e9 ? commonest : rarest;
            bound += weight;
            sum += best * weight;
            words_held += best > 0 ? 1 : 0;
        }
        if (words_held < std::max<std::size_t>(query.needed(), 1)) return std::nullopt;
        return sum / bound * 1'000;
    }
    double share(std::uint32_t offer, std::uint32_t frequency) const {
        const auto length = [](const auto& terms) {
            double sum = 0;
            for (const auto& [term, count] : terms) sum += count;
            return sum;
        };
        if (average_ == 0) {
            for (const auto& [number, terms] : held_) average_ += length(terms);
            average_ /= offers;
        }
        const double norm = 1 - .4 + .4 * length(held_.at(offer)) / average_;
        return frequency / (frequency + 1.2 * norm);
    }

    const std::uint32_t seed_ = std::random_device{}();
    std::mt19937 random_{seed_};
    std::map<std::uint32_t, std::map<std::string, std::uint32_t>> held_ = [] {
        std::map<std::uint32_t, std::map<std::string, std::uint32_t>> all;
        for (std::uint32_t offer = 0; offer < offers; ++offer) all[offer];
        return all;
    }();
    mutable double average_ = 0;
    std::unique_ptr<PostingsRows> rows_;
    std::unique_ptr<NameRows> names_;
    Postings postings_;
};

TEST_F(Postings70k, MatchAsAScanOfTheOffersDoes) {
    SCOPED_TRACE(testing::Message() << "seed " << seed_);
    for (int round = 0; round < 12; ++round) {
        const auto query = random_query();
        const auto found = match_words(postings_, query, {});
        EXPECT_EQ(found.every, query.needed() == 0);
        auto next = found.scored.begin();
        for (std::uint32_t offer = 0; offer < offers; ++offer) {
            const auto expected = score(query, offer);
            const bool is_there = next != found.scored.end() && next->offer == offer;
            ASSERT_EQ(is_there, expected.has_value()) << "offer " << offer << " of round " << round;
            if (!is_there) continue;
            // Half a step of an impact, and the rounding of the score.
            EXPECT_NEAR(next->score, *expected, 1'000 * .5 / 255 + 1);
            ++next;
        }
        EXPECT_EQ(next, found.scored.end());
    }
}

TEST(PostingsWriter, NumbersTermsByTheirNamesAndNotByTheirComing) {
    PostingsWriter writer;
    writer.add({{"zebu", 1}, {"ane", 3}}, {});
    writer.add({{"ane", 1}}, {});
    const auto rows = writer.rows();
    EXPECT_EQ(rows.terms, (std::vector<std::string_view>{"ane", "zebu"}));
    EXPECT_EQ(rows.offers, (std::vector<std::uint16_t>{0, 1, 0}));
    EXPECT_EQ(rows.rows.size(), 3U);
    EXPECT_EQ(rows.rows[2].documents, 0U);
    EXPECT_GT(rows.rows[2].rarity, rows.rows[1].rarity);
}

TEST(PostingsWriter, WritesAnEmptyCatalogue) {
    const auto rows = PostingsWriter{}.rows();
    EXPECT_TRUE(rows.terms.empty());
    EXPECT_EQ(rows.rows.size(), 1U);
}

}  // namespace
}  // namespace filon
