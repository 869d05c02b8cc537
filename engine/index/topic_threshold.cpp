#include "engine/index/topic_threshold.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "engine/index/index.h"
#include "engine/index/stored_records.h"
#include "engine/matching/topic_score.h"
#include "engine/text/fold.h"

namespace filon {
namespace {

constexpr std::size_t titles_asked = 600, least_titles = 300, least_topics = 20;
// Of a thousand answers so many may be lost. Bounds in thousandths.
constexpr std::size_t lost_of_a_thousand = 5;
constexpr std::uint16_t least_threshold = 150, most_threshold = 250;

}  // namespace

TopicThreshold fit_topic_threshold(const Index& index, Audience audience) {
    const auto& view = index.view();
    const auto& columns = view.columns();
    const auto& topics = columns.tagged(Tagged::topic);
    const auto topics_of = [&](std::uint32_t offer) {
        return topics.sets.of(columns.offers[offer].set(Tagged::topic));
    };
    Analyser analyser{index.vocabulary().acronyms()};
    std::set<std::string> titles;
    std::vector<std::uint16_t> answers;
    const auto step = std::max<std::size_t>(1, columns.offers.size() / titles_asked);
    for (std::size_t at = 0; at < columns.offers.size(); at += step) {
        const auto asked = static_cast<std::uint32_t>(at);
        const auto offer = stored_offer(index, asked, audience).open;
        if (!titles.insert(fold_key(offer.title)).second || topics_of(asked).empty()) continue;
        const auto query = index.read(offer.title, text_language(offer.lang), analyser);
        const TopicScorer scorer{query, view.postings(), columns};
        std::uint16_t best = 0;
        for (const auto& candidate : index.candidates(query, {}).scored) {
            const bool related =
                candidate.offer != asked && std::ranges::any_of(topics_of(candidate.offer), [&](auto topic) {
                    return std::ranges::find(topics_of(asked), topic) != topics_of(asked).end();
                });
            if (related) best = std::max(best, scorer.score(candidate.offer, candidate.score));
        }
        if (best > 0) answers.push_back(best);
    }
    if (titles.size() < least_titles || topics.names.size() < least_topics || answers.empty()) return {};
    std::ranges::sort(answers);
    const auto kept = answers[answers.size() * lost_of_a_thousand / 1'000];
    return {.value = std::clamp(kept, least_threshold, most_threshold), .fitted = true};
}

}  // namespace filon
