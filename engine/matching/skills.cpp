#include "engine/matching/skills.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace filon {
namespace {

std::vector<std::uint32_t> holding_all(const Skills& skills, const Alternative& terms) {
    std::vector<std::uint32_t> all;
    for (const auto& term : terms) {
        const auto rank = skills.terms.find(term);
        if (!rank) return {};
        const auto holding = skills.holding.of(*rank);
        if (&term == &terms.front()) {
            all.assign(holding.begin(), holding.end());
            continue;
        }
        std::vector<std::uint32_t> both;
        std::ranges::set_intersection(all, holding, std::back_inserter(both));
        all = std::move(both);
    }
    return all;
}

// The skills that hold a word in any of the ways in which it counts.
std::vector<std::uint32_t> holding_word(const Skills& skills, const QueryWord& word) {
    std::vector<std::uint32_t> any;
    const auto add = [&](const Alternative& terms) {
        const auto holding = holding_all(skills, terms);
        any.insert(any.end(), holding.begin(), holding.end());
    };
    for (const auto& terms : word.alternatives) add(terms);
    for (const auto& terms : word.corrected) add(terms);
    for (const auto& synonym : word.synonyms) add({synonym.term});
    std::ranges::sort(any);
    const auto repeated = std::ranges::unique(any);
    any.erase(repeated.begin(), repeated.end());
    return any;
}

}  // namespace

std::vector<Skilled> skilled_providers(const Skills& skills, const TextQuery& query, const Candidates& taught,
                                       const Columns& columns) {
    if (query.content_words() == 0) return {};
    std::map<std::uint32_t, std::size_t> held;  // words, by skill
    for (const auto& word : query.words)
        if (word.content)
            for (const auto skill : holding_word(skills, word)) ++held[skill];
    std::vector<Skilled> able;
    for (const auto& [skill, words] : held) {
        if (words < query.needed()) continue;
        const auto provider = skills.provider[skill];
        if (able.empty() || able.back().provider != provider) able.push_back({.provider = provider, .skills = {}});
        const auto first = std::ranges::lower_bound(skills.provider, provider) - skills.provider.begin();
        able.back().skills.push_back(skill - static_cast<std::uint32_t>(first));
    }
    if (able.empty()) return able;
    std::vector<bool> teaches(columns.providers.size());
    for (const auto& candidate : taught.scored) teaches[columns.offers[candidate.offer].provider] = true;
    std::erase_if(able, [&](const Skilled& one) { return teaches[one.provider]; });
    return able;
}

}  // namespace filon
