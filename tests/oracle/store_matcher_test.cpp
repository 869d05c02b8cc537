// The matching of words against Xapian's, on the same terms of the same offers.
#include "tests/oracle/store_matcher.h"

#include <cstdlib>

#include <gtest/gtest.h>

#include "engine/matching/match_words.h"
#include "tests/oracle/built_index.h"
#include "tests/oracle/draw.h"
#include "tests/oracle/random_catalogue.h"
#include "tests/oracle/random_question.h"

namespace filon::oracle {
namespace {

constexpr int catalogues = 5;
constexpr int queries_a_catalogue = 200;
// Impacts are whole 255ths, and a score is a mean of them: at most two thousandths off, and one more for rarities and
// for what both round. Words held in two ways only make steps of scores smaller.
constexpr int tolerated_thousandths = 4;

std::vector<Candidate> found_by_the_view(const BuiltIndex& built, const TextQuery& query) {
    const auto& view = built.index().view();
    std::vector<Candidate> found;
    match_words(view.postings(), query, {}).each(view.offer_ids().size(), {}, [&](const Candidate& candidate) {
        found.push_back(candidate);
    });
    return found;
}

TEST(Words, FindAndWeighAsXapianDoes) {
    const auto seed = seed_of_the_run();
    SCOPED_TRACE("FILON_SEED=" + std::to_string(seed));
    Draw draw{seed};
    for (int i = 0; i < catalogues; ++i) {
        const auto catalogue = random_catalogue(draw);
        const BuiltIndex built{catalogue};
        const StoreMatcher xapian{built.folder()};
        for (int n = 0; n < queries_a_catalogue; ++n) {
            const auto words = random_words(draw);
            SCOPED_TRACE(words);
            const auto query = built.query(words);
            if (query.words.empty()) continue;
            const auto expected = xapian.candidates(query), found = found_by_the_view(built, query);
            ASSERT_EQ(found.size(), expected.size());
            for (std::size_t at = 0; at < found.size(); ++at) {
                ASSERT_EQ(found[at].offer, expected[at].offer);
                ASSERT_LE(std::abs(found[at].score - expected[at].score), tolerated_thousandths)
                    << found[at].score << " instead of " << expected[at].score;
            }
        }
    }
}

}  // namespace
}  // namespace filon::oracle
