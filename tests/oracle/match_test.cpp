// What the engine makes of a need, against its slow twin, on catalogues and needs drawn at random. FILON_SEED replays a
// run, FILON_LONG=1 asks fifty times as much.
#include <algorithm>
#include <functional>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "tests/oracle/describe.h"
#include "tests/oracle/index_match.h"
#include "tests/oracle/match_twins.h"
#include "tests/oracle/matched.h"
#include "tests/oracle/random_need.h"
#include "tests/oracle/random_question.h"

namespace filon::oracle {
namespace {

constexpr int needs_a_catalogue = 80;
constexpr std::uint64_t parts = 4;  // of a run, so that none lasts for long

std::uint64_t catalogues_of_a_part() {
    const char* is_long = std::getenv("FILON_LONG");
    return is_long != nullptr && std::string_view{is_long} == "1" ? 100 : 2;
}

// What can be left out of a need.
std::vector<std::function<void(Need&)>> simplifications(const Need& need) {
    std::vector<std::function<void(Need&)>> all{
        [](Need& n) { n.question.facets.clear(); },     [](Need& n) { n.must.clear(); },
        [](Need& n) { n.preferred.clear(); },           [](Need& n) { n.excluded.clear(); },
        [](Need& n) { n.excluded_places.clear(); },     [](Need& n) { n.question.excluded_providers.clear(); },
        [](Need& n) { n.question.places.clear(); },     [](Need& n) { n.question.max_price.reset(); },
        [](Need& n) { n.question.min_price.reset(); },  [](Need& n) { n.question.terms = {}; },
        [](Need& n) { n.question.date_from.reset(); },  [](Need& n) { n.question.date_to.reset(); },
        [](Need& n) { n.question.cefr_entry.clear(); }, [](Need& n) { n.question.cefr_target.clear(); },
        [](Need& n) { n.question.max_days.reset(); },   [](Need& n) { n.question.max_hours.reset(); },
    };
    for (const auto& [facet, values] : need.question.selected)
        all.emplace_back([facet](Need& n) { n.question.selected.erase(facet); });
    for (const auto& [facet, values] : need.excluded) all.emplace_back([facet](Need& n) { n.excluded.erase(facet); });
    for (const auto facet : need.question.facets)
        all.emplace_back([facet](Need& n) { std::erase(n.question.facets, facet); });
    return all;
}

// The need without whatever the difference does not need.
Need simplest(Need need, const OnTopic& topic, const MatchTwins& twins) {
    for (const auto& simplify : simplifications(need)) {
        auto simpler = need;
        simplify(simpler);
        if (!twins.difference(simpler, topic).empty()) need = simpler;
    }
    return need;
}

class MatchesOnRandomCatalogues : public testing::TestWithParam<std::uint64_t> {};

TEST_P(MatchesOnRandomCatalogues, AreTheSameFitsAndNearOnesInTheSameOrder) {
    const auto first = seed_of_the_run() + GetParam() * catalogues_of_a_part();
    for (auto replay = first; replay < first + catalogues_of_a_part(); ++replay) {
        SCOPED_TRACE("FILON_SEED=" + std::to_string(replay));
        Draw draw{replay};
        const auto catalogue = random_catalogue_of_twins(draw);
        const MatchTwins twins{catalogue};
        for (int n = 0; n < needs_a_catalogue; ++n) {
            const auto need = random_need(draw, catalogue, twins.records);
            const auto topic = random_topic(draw, catalogue);
            if (twins.difference(need, topic).empty()) continue;
            const auto simple = simplest(need, topic, twins);
            FAIL() << describe(simple) << "\n" << twins.difference(simple, topic);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Part, MatchesOnRandomCatalogues, testing::Range(std::uint64_t{0}, parts));

}  // namespace
}  // namespace filon::oracle
