// What an offer says for itself beyond how often it holds the words: that they stand in its title, side by side, that
// it is on the topic by whose name it was asked for.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/matching/columns.h"
#include "engine/matching/postings.h"
#include "engine/text/analyse.h"

namespace filon {

// Three digits in a row: R489, 35233, RS5436.
bool bears_a_code(std::string_view word);

// What a title and topics hold of the words, in thousandths: a word counts by its rarity.
struct TitleSigns {
    std::uint32_t in_title = 0;      // the words that stand in the title
    std::uint32_t side_by_side = 0;  // those that stand side by side there as they do in the request
    std::uint32_t precision = 0;     // how little else the title says
    std::uint32_t named = 0;         // the words that name a topic which the offer is on
    bool all_in_title = false, all_named = false;
};

// Read of an offer's title, a list of stems, and of its topics: of the request and the offer alone. Scores are
// thousandths. Postings and columns outlive it.
class Signals {
public:
    // Asks nothing of offers: scores stay as they are.
    Signals() = default;
    Signals(const TextQuery& query, const Postings& postings, const Columns& columns);
    // The same for a request of any words, what was meant by those that are misspelt as well: for its signs alone.
    static Signals of_all_words(const TextQuery& query, const Postings& postings, const Columns& columns);

    // The score of an offer whose words are worth so much.
    std::uint16_t score(std::uint32_t offer, std::uint16_t words) const {
        return share_ == 0 ? words : mixed(words, value(offer));
    }
    // The most and the least that it can be.
    std::uint16_t at_most(std::uint16_t words) const { return mixed(words, 1'000); }
    std::uint16_t at_least(std::uint16_t words) const { return mixed(words, 0); }
    // What its title and topics hold of the words.
    TitleSigns signs(std::uint32_t offer) const;
    // What the signals say of an offer, from 0 to 1,000.
    std::uint32_t value(std::uint32_t offer) const;

private:
    // A name of a topic: an offer whose title has it is on the topic, where its record says of none.
    struct Name {
        std::vector<std::uint32_t> terms;  // ranks, in their order
        std::uint64_t words = 0;           // that called the topic, a bit each
    };
    struct Place {
        std::uint32_t rank;  // of a term, or of a topic
        std::uint32_t word;  // among the words of content
    };
    void add_word(const QueryWord& word);
    void add_names(const TextQuery& query);
    std::uint64_t named_in(std::span<const std::uint32_t> title) const;
    void weigh_words();
    std::uint16_t mixed(std::uint32_t words, std::uint32_t signals) const {
        return static_cast<std::uint16_t>((words * (1'000 - share_) + signals * share_ + 500) / 1'000);
    }
    std::uint32_t weight_of(std::uint64_t words) const;
    std::uint32_t word_of(std::uint32_t term) const;

    std::uint32_t share_ = 0;  // of the score, in thousandths
    const Postings* postings_ = nullptr;
    const Columns* columns_ = nullptr;
    std::vector<Place> terms_, topics_;   // by rank
    std::vector<Name> names_;             // by their first term
    std::vector<std::uint32_t> weights_;  // of the words, a thousand together
    std::vector<std::uint64_t> rarities_;
};

}  // namespace filon
