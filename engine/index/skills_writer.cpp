#include "engine/index/skills_writer.h"

#include <set>

#include "engine/text/segment.h"

namespace filon {

void SkillsWriter::add(std::uint32_t provider, const PublicProvider& record) {
    for (const auto& text : record.skills) {
        const auto skill = static_cast<std::uint32_t>(provider_.size());
        provider_.push_back(provider);
        std::set<std::string, std::less<>> terms;
        const auto tokens = segment(text);
        for (std::size_t i = 0; i < text_language_count; ++i) {
            const auto language = static_cast<TextLanguage>(i);
            const auto stems = analyser_.terms_of(tokens, language);
            const std::vector<std::string_view> views{stems.begin(), stems.end()};
            for (const auto& mention : vocabulary_.mentions(named_words(tokens, views), language))
                if (!mention.job) terms.emplace(mention.term);
            for (const auto& stem : stems)
                if (!stem.empty()) terms.insert(stem);
        }
        for (const auto& term : terms) holding_[term].push_back(skill);
    }
}

SkillRows SkillsWriter::rows() const {
    SkillRows rows{.terms = {}, .holding = {}, .provider = provider_};
    for (const auto& [term, skills] : holding_) {
        rows.terms.push_back(term);
        rows.holding.members.insert(rows.holding.members.end(), skills.begin(), skills.end());
        rows.holding.end_list();
    }
    return rows;
}

}  // namespace filon
