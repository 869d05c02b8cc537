// Which offers hold which terms, and how well: the inverted index, as rows of numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/values/names.h"

namespace filon {

// Offers are numbered in stripes of 65,536, so that two bytes name an offer within one.
inline constexpr std::uint32_t stripe_size = 65'536;

// A term, by the rank of its name. The row after the last name's stands for terms that no offer holds.
struct TermRow {
    std::uint32_t first_run;
    std::uint32_t documents;  // offers that hold it
    std::uint16_t runs;       // one for each stripe that has an offer with it
    std::uint16_t rarity;     // ln(1 + (N - n + .5) / (n + .5)), in 1/4096
};

// The postings of one term in one stripe.
struct RunRow {
    std::uint32_t first;
    std::uint16_t stripe;
    std::uint16_t more;  // how many, less one
};

// Everything that matching reads of words, as views over memory that outlives it.
struct Postings {
    Names terms;
    std::span<const TermRow> rows;
    std::span<const RunRow> runs;
    std::span<const std::uint16_t> offers;  // within the stripe, ascending in each run
    std::span<const std::uint8_t> impacts;  // the term's share of BM25 in the offer, of 255
    std::uint32_t offer_count = 0;
    Lists titles = {};  // by offer: the words of its title in order, by rank

    const TermRow& row_of(std::string_view term) const {
        const auto rank = terms.find(term);
        return rows[rank ? *rank : rows.size() - 1];
    }
};

// BM25 as Robertson and Zaragoza (2009) give it, k1 1.2 and b .4, without the factor k1 + 1: a term's share of an offer
// is its rarity times what its frequency there is worth, which lies below one.
inline constexpr double bm25_k1 = 1.2;
inline constexpr double bm25_b = .4;
std::uint16_t rarity_of(std::uint32_t holding, std::uint32_t all);
// `length` and `average_length` count the offer's terms, each as often as it stands there.
std::uint8_t impact_of(std::uint32_t frequency, double length, double average_length);

}  // namespace filon
