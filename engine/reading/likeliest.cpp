#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/reading/finding.h"

namespace filon {
namespace {

// Of two readings of the same words the one that explains more of them is the likelier.
constexpr double worth_of_a_word = 0.35;

double worth(const Finding& finding) {
    return finding.log_odds + finding.extra + worth_of_a_word * (finding.end - finding.first);
}

// What lies within a surer and longer reading is a part of it: of "6 à 8 personnes" the last two words are no finding
// of their own. Names of topics swallow nothing: "formation en ligne" is one, and says how it is held, too.
void drop_parts_of_others(std::vector<Finding>& findings) {
    std::ranges::stable_sort(findings, [](const Finding& a, const Finding& b) {
        return a.first != b.first ? a.first < b.first : a.end > b.end;
    });
    std::vector<const Finding*> open;  // that may hold what follows
    std::vector<bool> within(findings.size());
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const auto& one = findings[i];
        std::erase_if(open, [&](const Finding* other) { return other->end <= one.first; });
        within[i] = std::ranges::any_of(open, [&](const Finding* other) {
            return one.end <= other->end && one.end - one.first < other->end - other->first &&
                   other->log_odds >= one.log_odds - 1e-9;
        });
        if (!std::holds_alternative<TopicSaid>(one.value) && !one.said_of("cue")) open.push_back(&one);
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < findings.size(); ++i)
        if (!within[i]) {
            if (kept != i) findings[kept] = std::move(findings[i]);
            ++kept;
        }
    findings.resize(kept);
}

}  // namespace

double log_odds_of(double probability) {
    return std::log(probability / (1 - probability));
}
double probability_of(double log_odds) {
    return 1 / (1 + std::exp(-log_odds));
}

std::vector<Finding> likeliest(std::vector<Finding> findings) {
    std::erase_if(findings, [](const Finding& one) { return one.log_odds <= 0 || one.first >= one.end; });
    drop_parts_of_others(findings);
    std::ranges::stable_sort(findings, {}, [](const Finding& one) { return std::pair{one.end, one.first}; });
    // best[i]: the most that the first i findings can be worth.
    std::vector<double> best(findings.size() + 1, 0);
    std::vector<std::size_t> before(findings.size());
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const auto ends = std::ranges::upper_bound(findings.begin(), findings.begin() + static_cast<std::ptrdiff_t>(i),
                                                   findings[i].first, {}, &Finding::end);
        before[i] = static_cast<std::size_t>(ends - findings.begin());
        best[i + 1] = std::max(best[i], worth(findings[i]) + best[before[i]]);
    }
    std::vector<Finding> chosen;
    for (std::size_t i = findings.size(); i > 0;) {
        if (worth(findings[i - 1]) + best[before[i - 1]] > best[i - 1]) {
            chosen.push_back(std::move(findings[i - 1]));
            i = before[i - 1];
        } else {
            --i;
        }
    }
    std::ranges::reverse(chosen);
    return chosen;
}

}  // namespace filon
