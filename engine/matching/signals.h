// What an offer says for itself beyond how often it holds the words: that they stand in its title, side by side, that
// it is on the topic by whose name it was asked for, and that it is written in the language of the request.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/matching/columns.h"
#include "engine/matching/postings.h"
#include "engine/text/analyse.h"

namespace filon {

// Read of an offer's title, a list of stems, and of its topics: of the request and the offer alone. Scores are
// thousandths. Postings and columns outlive it.
class Signals {
public:
    // Asks nothing of offers: scores stay as they are.
    Signals() = default;
    Signals(const TextQuery& query, const Postings& postings, const Columns& columns);

    // The score of an offer whose words are worth so much.
    std::uint16_t score(std::uint32_t offer, std::uint16_t words) const {
        return share_ == 0 ? words : mixed(words, value(offer));
    }
    // The most and the least that it can be.
    std::uint16_t at_most(std::uint16_t words) const { return mixed(words, 1'000); }
    std::uint16_t at_least(std::uint16_t words) const { return mixed(words, 0); }
    // What the signals say of an offer, from 0 to 1,000.
    std::uint32_t value(std::uint32_t offer) const;

private:
    struct Place {
        std::uint32_t rank;  // of a term, or of a topic
        std::uint32_t word;  // among the words of content
    };
    std::uint16_t mixed(std::uint32_t words, std::uint32_t signals) const {
        return static_cast<std::uint16_t>((words * (1'000 - share_) + signals * share_ + 500) / 1'000);
    }
    std::uint32_t weight_of(std::uint64_t words) const;
    std::uint32_t word_of(std::uint32_t term) const;

    std::uint32_t share_ = 0;  // of the score, in thousandths
    const Postings* postings_ = nullptr;
    const Columns* columns_ = nullptr;
    std::vector<Place> terms_, topics_;   // by rank
    std::vector<std::uint32_t> weights_;  // of the words, a thousand together
};

}  // namespace filon
