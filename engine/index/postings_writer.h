// Offers' terms turned round: for each term, the offers that hold it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/matching/postings.h"

namespace filon {

// A word of an offer and how often it stands there, title words counted threefold.
struct WeightedTerm {
    std::string term;
    std::uint32_t count = 0;
    friend bool operator==(const WeightedTerm&, const WeightedTerm&) = default;
};

// The rows of Postings, ready to be written.
struct PostingsRows {
    std::vector<std::string_view> terms;  // in ascending order, of the writer's own memory
    std::vector<TermRow> rows;
    std::vector<RunRow> runs;
    std::vector<std::uint16_t> offers;
    std::vector<std::uint8_t> impacts;
    ListRows titles;  // by offer: ranks of terms
};

// Collects offers in the order of their ranks. Holds five bytes a posting until the rows are made.
class PostingsWriter {
public:
    // `title`: its words in order, each one of the terms.
    void add(const std::vector<WeightedTerm>& terms, const std::vector<std::string>& title);
    PostingsRows rows() const;

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> numbers_;  // in order of appearance
    std::vector<std::uint32_t> holding_;                                                 // by number
    // By offer: where its terms end, its length, then number and frequency of each term.
    std::vector<std::uint64_t> ends_;
    std::vector<std::uint32_t> lengths_;
    std::vector<std::uint32_t> terms_;
    ListRows titles_;                        // numbers of terms
    std::vector<std::uint8_t> frequencies_;  // 255 and more are alike: BM25 has long been saturated
};

}  // namespace filon
