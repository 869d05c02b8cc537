// How the index reads the words of a request, against the records themselves.
#include "tests/oracle/words.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "engine/text/fold.h"
#include "tests/oracle/built_index.h"
#include "tests/oracle/draw.h"
#include "tests/oracle/random_catalogue.h"
#include "tests/oracle/random_offer.h"
#include "tests/oracle/random_question.h"

namespace filon::oracle {
namespace {

constexpr int catalogues = 4;
constexpr int requests_a_catalogue = 100;

// A request as the index reads it, and as it is written: each word for itself, nothing mended or added.
struct Reading {
    std::string request;
    TextQuery read, written;
    const NamesSaid& names;
    const std::vector<TextLanguage>& languages;  // the request's own and those of offers
    const std::vector<Terms>& offers;

    // How many offers hold the best of some alternatives.
    std::ptrdiff_t holding(const std::vector<Alternative>& alternatives) const {
        std::ptrdiff_t most = 0;
        for (const auto& all : alternatives)
            most = std::max(most, std::ranges::count_if(offers, [&](const Terms& terms) {
                                return std::ranges::all_of(all, [&](const auto& one) { return terms.contains(one); });
                            }));
        return most;
    }
    bool any_bears(const std::string& term) const {
        return std::ranges::any_of(offers, [&](const Terms& terms) { return terms.contains(term); });
    }
};

class Requests : public testing::Test {
protected:
    template <class Check>
    void check(const Check& check) {
        const auto seed = seed_of_the_run();
        SCOPED_TRACE("FILON_SEED=" + std::to_string(seed));
        Draw draw{seed};
        for (int i = 0; i < catalogues; ++i) {
            const auto catalogue = random_catalogue(draw);
            const BuiltIndex built{catalogue};
            const auto names = names_with(the_reference(), catalogue.lexicon);
            std::vector<Terms> offers;
            for (const auto& offer : catalogue.offers) offers.push_back(terms_of(offer, *names));
            Analyser analyser{names->acronyms()};
            const auto languages = built.index().view().languages_asked_in(TextLanguage::french);
            for (int n = 0; n < requests_a_catalogue && !HasFailure(); ++n) {
                const auto request = random_words(draw);
                SCOPED_TRACE(request);
                const Reading reading{
                    request, built.query(request), analyser.query(request, languages), *names, languages, offers};
                ASSERT_EQ(reading.read.words.size(), reading.written.words.size());
                check(reading);
            }
        }
    }
};

// What a name has in one word and the request in two: photo shop.
std::set<std::string> terms_of_names_in_one_word(const QueryWord& word, const Reading& reading) {
    std::set<std::string> terms;
    Analyser analyser{reading.names.acronyms()};
    const auto join = [&](const QueryWord& left, const QueryWord& right) {
        const bool side_by_side = std::ranges::any_of(left.numbers, [&](std::uint32_t number) {
            return std::ranges::find(right.numbers, number + 1) != right.numbers.end();
        });
        const auto joined = fold_key(left.text) + fold_key(right.text);
        if (!side_by_side || joined.contains(' ') || !reading.names.keeps(joined)) return;
        for (const auto language : reading.languages)
            for (const auto& term : analyser.terms(joined, language))
                if (reading.any_bears(term)) terms.insert(term);
    };
    for (const auto& other : reading.written.words) {
        join(word, other);
        join(other, word);
    }
    return terms;
}

TEST_F(Requests, HaveBesideAWordWhatIsNamedThereInAnyLanguageAndSomeOfferBears) {
    check([](const Reading& reading) {
        const auto meant = reading.read.mended(reading.request).value_or(reading.request);
        for (const auto& word : reading.read.words) {
            std::map<std::string, int> expected, found;
            for (const auto& term : terms_of_names_in_one_word(word, reading)) expected[term] = 256;
            for (const auto language :
                 {TextLanguage::french, TextLanguage::english, TextLanguage::german, TextLanguage::spanish})
                for (const auto& name : reading.names.in(meant, language)) {
                    const bool takes = std::ranges::any_of(
                        word.numbers, [&](std::uint32_t number) { return name.words.contains(number); });
                    if (!takes || !reading.any_bears(name.term)) continue;
                    auto& share = expected[name.term];
                    share = std::max(share, name.job ? 64 : 128);
                }
            for (const auto& [term, share] : word.synonyms) EXPECT_TRUE(found.emplace(term, share).second) << term;
            EXPECT_EQ(found, expected) << word.text;
        }
    });
}

TEST_F(Requests, AreMendedOnlyWhereNoOfferHoldsAWordOrANeighbourIsFiftyTimesCommoner) {
    check([](const Reading& reading) {
        for (std::size_t i = 0; i < reading.read.words.size(); ++i) {
            const auto& read = reading.read.words[i];
            const auto& written = reading.written.words[i];
            const auto holding = reading.holding(written.alternatives);
            if (read.correction.empty() || !read.corrected.empty())
                EXPECT_EQ(read.alternatives, written.alternatives) << "of " << read.text << ", held by " << holding;
            else
                EXPECT_EQ(holding, 0) << read.text << " read as " << read.correction;
            if (read.correction.empty()) {
                EXPECT_TRUE(read.corrected.empty()) << read.text;
                continue;
            }
            const auto& meant = read.corrected.empty() ? read.alternatives : read.corrected;
            EXPECT_GE(reading.holding(meant), std::max<std::ptrdiff_t>(50 * holding, 1))
                << read.text << " read as " << read.correction;
            EXPECT_FALSE(reading.names.keeps(fold_key(read.text))) << read.text;
        }
    });
}

// Each of the slips is one of neighbours changed round: the word itself is never farther than any other.
TEST_F(Requests, AreMendedWhereTheWordIsCommonAndTheSlipIsRare) {
    const auto seed = seed_of_the_run();
    SCOPED_TRACE("FILON_SEED=" + std::to_string(seed));
    Draw draw{seed};
    Catalogue catalogue;
    catalogue.providers.emplace_back().id = "p";
    const auto offers = draw.between(60, 200);
    for (std::int64_t i = 0; i < offers; ++i) {
        auto& offer = catalogue.offers.emplace_back();
        offer.id = "o" + std::to_string(i);
        offer.provider = "p";
        for (const auto& [word, slip] : slips()) offer.title += (i == 0 ? slip : word) + " ";
    }
    const BuiltIndex index{catalogue};
    for (const auto& [word, slip] : slips()) {
        const auto read = index.query(slip).words.front();
        EXPECT_EQ(read.corrected, index.query(word).words.front().alternatives) << slip << " for " << word;
        EXPECT_FALSE(read.correction.empty());
    }
}

}  // namespace
}  // namespace filon::oracle
