// What of an offer is found by words.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/index/postings_writer.h"
#include "engine/offers/offer.h"
#include "engine/text/analyse.h"
#include "engine/words/spelling.h"
#include "engine/words/vocabulary.h"

namespace filon {

struct OfferWords {
    std::vector<WeightedTerm> terms;  // in ascending order
    std::vector<std::string> title;   // the title's stems in order; each is one of the terms
};

// Reads the texts of offers, the names of their topics and the codes they bear; whatever else is meant by a name that
// stands in them. One object a thread; the vocabulary outlives it.
class OfferReader {
public:
    explicit OfferReader(const Vocabulary& vocabulary) : vocabulary_{vocabulary}, analyser_{vocabulary.acronyms()} {}

    // `spelt`: its words count among those that requests are spelt after, and those that name its topics.
    OfferWords read(const PublicOffer& offer, bool spelt);
    // Words of a name that requests are spelt after too.
    void spell(std::string_view name);
    // The folded words of the offers that count, with how often each stands in them; a word that only names topics,
    // with how many offers each of these has.
    std::vector<SpelledWord> spelled() const;

private:
    // A word of the catalogue, met again and again: its term in each language once it was needed, and how often
    // requests are spelt after it.
    struct KnownWord {
        static constexpr std::uint32_t not_yet = 0xFFFF'FFFF;
        std::array<std::uint32_t, text_language_count> terms{not_yet, not_yet, not_yet, not_yet};
        std::uint32_t spelled = 0;
    };
    // How often each of some terms stands in a text.
    struct Counts {
        std::vector<std::uint32_t> of_term;  // by number
        std::vector<std::uint32_t> counted;
        void add(std::uint32_t term, std::uint32_t times);
        void clear();
    };
    static constexpr std::uint32_t no_term = 0;  // the number of the empty text

    void read(std::string_view text, TextLanguage language, std::uint32_t weight, OfferWords* title = nullptr);
    const std::vector<std::pair<std::uint32_t, std::uint32_t>>& words_of(const Topic& topic);
    static std::vector<std::string> words_naming(const Topic& topic);
    void read_codes(const PublicOffer& offer);
    std::uint32_t number_of(std::string_view term);
    std::uint32_t term_of(const Token& token, TextLanguage language);
    KnownWord& known(std::string_view folded);

    const Vocabulary& vocabulary_;
    Analyser analyser_;
    std::deque<std::string> terms_{std::string{}};  // by number
    std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>> numbers_;
    std::unordered_map<std::string, KnownWord, StringHash, std::equal_to<>> known_;
    std::unordered_map<std::string, std::vector<std::pair<std::uint32_t, std::uint32_t>>> of_topics_;
    std::map<const Topic*, std::uint32_t> spelt_topics_;  // how many offers that count are on each
    Counts counts_;                                       // of the offer being read
    std::vector<std::string_view> stems_;
    bool spelt_ = false;
};

}  // namespace filon
