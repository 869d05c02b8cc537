// One word of a request against the postings, stripe by stripe.
#pragma once

#include <cassert>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/matching/postings.h"
#include "engine/text/analyse.h"

namespace filon {

// Worth is a share of what the best possible text would have, in 2^-30: all words together fit a 32-bit sum.
inline constexpr std::uint64_t whole_worth = std::uint64_t{1} << 30;

// What of a word one stripe holds: the offers, and how much it is worth in each. Worths are impacts times a constant,
// or, where several terms had to be put together, a list of their own.
struct Held {
    std::span<const std::uint16_t> offers;
    const std::uint8_t* impacts = nullptr;
    std::uint32_t worth = 0;
    const std::uint32_t* worths = nullptr;
    std::uint32_t worth_of(std::size_t i) const {
        if (impacts != nullptr) return impacts[i] * worth;
        assert(worths != nullptr);
        return worths[i];
    }
};

struct HeldOffer {
    std::uint16_t offer;
    std::uint32_t worth;
};
void begin_with(std::vector<HeldOffer>& offers, const Held& held);
// Keeps the offers that `held` has too, and adds its worth.
void keep_common(std::vector<HeldOffer>& offers, const Held& held);

// A word with its alternatives, each all of its terms, and its synonyms. The postings outlive it.
class AskedWord {
public:
    AskedWord(const QueryWord& word, const Postings& postings);

    // The most that a text can have of it: the rarity of its best alternative.
    std::uint64_t bound() const { return bound_; }
    // Whether offers hold it both as it is written and as it was probably meant: then what holds the word itself comes
    // first, whatever else is held.
    bool two_ways() const { return !alternatives_.empty() && !corrected_.empty(); }
    // Once the bound of the whole request is known, and how many of its words are held in two ways.
    void set_worth(std::uint64_t bound, std::uint64_t two_way_words);
    // What of it the stripe holds; stripes are asked for in ascending order. Valid until the next call.
    Held in(std::uint16_t stripe);

private:
    // A term with what each step of its impact is worth, and where it has come to as the stripes go by.
    struct TermCursor {
        std::span<const RunRow> runs;
        std::uint32_t worth = 0;
    };
    using Cursors = std::vector<TermCursor>;
    // A list and the room that it is handed out from.
    struct Listed {
        std::vector<HeldOffer> held;
        std::vector<std::uint16_t> offers;
        std::vector<std::uint32_t> worths;
        Held hand_out();
    };

    void weigh_alike();
    void add(std::vector<Cursors>& to, const Alternative& terms, std::uint64_t share);
    Held alternative_in(Cursors& terms, std::uint16_t stripe);
    // The best of some alternatives.
    Held best_in(std::vector<Cursors>& alternatives, std::uint16_t stripe);
    // The better of both where both hold an offer.
    void merge(const Held& other);

    const Postings& postings_;
    std::vector<Cursors> alternatives_, corrected_;
    std::uint64_t bound_ = 0;
    std::uint32_t first_ = 0;  // what the word itself is worth before anything else, where it is held in two ways
    Listed best_, together_, itself_;  // of all alternatives; of one alternative's terms; of the word as it is written
    std::vector<HeldOffer> merged_;
};

}  // namespace filon
