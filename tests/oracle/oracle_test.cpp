// The index against its slow twin, on catalogues and searches drawn at random. FILON_SEED replays a run, FILON_LONG=1
// asks a hundred times as much.
#include "tests/oracle/oracle.h"

#include <functional>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/oracle/built_index.h"
#include "tests/oracle/describe.h"
#include "tests/oracle/draw.h"
#include "tests/oracle/random_catalogue.h"
#include "tests/oracle/random_question.h"

namespace filon::oracle {
namespace {

constexpr int questions_a_catalogue = 50;
constexpr std::uint64_t parts = 10;  // of a run, so that none lasts for long

std::uint64_t catalogues_of_a_part() {
    const char* is_long = std::getenv("FILON_LONG");
    return is_long != nullptr && std::string_view{is_long} == "1" ? 200 : 2;
}

struct Twins {
    explicit Twins(const Catalogue& catalogue) : index{catalogue}, oracle{catalogue, the_reference()} {}
    Answer expected(const Question& question) const {
        const auto words = index.query(question.words);
        return oracle.answer(question, index.scores(words), hash_of(words.key));
    }
    bool agree(const Question& question) const { return expected(question) == index.answer(question); }

    BuiltIndex index;
    Oracle oracle;
};

// What can be left out of a question without making it none.
std::vector<std::function<void(Question&)>> simplifications(const Question& question) {
    std::vector<std::function<void(Question&)>> all{
        [](Question& q) { q.offset = 0, q.limit = 1000; },
        [](Question& q) { q.facets.clear(); },
        [](Question& q) { q.words.clear(); },
        [](Question& q) { q.max_price.reset(); },
        [](Question& q) { q.min_price.reset(); },
        [](Question& q) { q.date_from.reset(); },
        [](Question& q) { q.date_to.reset(); },
        [](Question& q) { q.cefr_entry.clear(); },
        [](Question& q) { q.cefr_target.clear(); },
        [](Question& q) { q.excluded_providers.clear(); },
        [](Question& q) { q.max_days.reset(); },
        [](Question& q) { q.max_hours.reset(); },
        [](Question& q) { q.terms.headcount = 1; },
        [](Question& q) { q.terms.per = PriceAskedPer::person; },
        [](Question& q) { q.terms.tax = Tax::excluded; },
        [](Question& q) { q.sort = Sort::relevance; },
        [](Question& q) { q.places.clear(), q.sort = Sort::relevance; },
        [](Question& q) { q.radius_km.reset(); },
        [](Question& q) { q.places.resize(std::min<std::size_t>(q.places.size(), 1)); },
        [](Question& q) {
            if (q.places.size() > 1) q.places.erase(q.places.begin());
        },
    };
    for (const auto& [facet, values] : question.selected)
        all.emplace_back([facet](Question& q) { q.selected.erase(facet); });
    for (const auto facet : question.facets) all.emplace_back([facet](Question& q) { std::erase(q.facets, facet); });
    return all;
}

// The question without whatever the difference does not need.
Question simplest(Question question, const Twins& twins) {
    for (const auto& simplify : simplifications(question)) {
        auto simpler = question;
        simplify(simpler);
        if (!twins.agree(simpler)) question = simpler;
    }
    return question;
}

std::set<std::string> ids_of(const std::map<std::string, std::uint16_t>& scores) {
    std::set<std::string> ids;
    for (const auto& [id, score] : scores) ids.insert(id);
    return ids;
}

class TwinsOnRandomCatalogues : public testing::TestWithParam<std::uint64_t> {};

TEST_P(TwinsOnRandomCatalogues, FindCountAndOrderTheSame) {
    const auto first = seed_of_the_run() + GetParam() * catalogues_of_a_part();
    for (auto replay = first; replay < first + catalogues_of_a_part(); ++replay) {
        SCOPED_TRACE("FILON_SEED=" + std::to_string(replay));
        Draw draw{replay};
        const auto catalogue = random_catalogue(draw);
        const Twins twins{catalogue};
        for (int n = 0; n < questions_a_catalogue; ++n) {
            const auto question = random_question(draw, catalogue);
            if (twins.agree(question)) continue;
            const auto simple = simplest(question, twins);
            FAIL() << describe(simple) << "\n"
                   << difference(twins.expected(simple), twins.index.answer(simple), catalogue);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Part, TwinsOnRandomCatalogues, testing::Range(std::uint64_t{0}, parts));

TEST(Oracle, AgreesOnWhichOffersHoldEnoughWords) {
    const auto seed = seed_of_the_run();
    SCOPED_TRACE("FILON_SEED=" + std::to_string(seed));
    Draw draw{seed};
    for (int i = 0; i < 5; ++i) {
        const auto catalogue = random_catalogue(draw);
        const Twins twins{catalogue};
        for (int n = 0; n < 100; ++n) {
            const auto words = random_question(draw, catalogue).words;
            const auto query = twins.index.query(words);
            EXPECT_EQ(ids_of(twins.index.scores(query)), twins.oracle.holders(query)) << words;
        }
    }
}

// 400 offers of which all but the cheapest say "formation", which is worth nothing beside words that none says.
TEST(Oracle, OrdersOffersWhoseWordsAreWorthNothingAmongThoseThatHoldNone) {
    Catalogue catalogue;
    catalogue.providers.emplace_back().id = "p";
    for (int i = 0; i < 400; ++i) {
        auto& offer = catalogue.offers.emplace_back();
        offer.id = "o" + std::to_string(i);
        offer.provider = "p";
        offer.title = i == 7 ? "Excel" : "Excel formation";
        offer.prices.emplace_back().amount = Euros::from_cents(i == 7 ? 100 : 50'000);
    }
    const Twins twins{catalogue};
    Question question;
    question.words = "bonjour stage cours module formation besoin apprendre";
    question.today = built_on;
    question.limit = 5;
    const auto expected = twins.expected(question);
    EXPECT_EQ(expected.page.front().offer, "o7");
    EXPECT_TRUE(twins.agree(question)) << difference(expected, twins.index.answer(question), catalogue);
}

}  // namespace
}  // namespace filon::oracle
