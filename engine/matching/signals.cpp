#include "engine/matching/signals.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "engine/words/families.h"

namespace filon {
namespace {

// Shares of the signals among themselves, and of all of them in the score, in thousandths. Chosen on the judged needs
// of bench/relevance.
constexpr std::uint32_t signals_share = 150;
constexpr std::uint32_t title_share = families::title_signal ? 400 : 0;  // the words that stand in the title
constexpr std::uint32_t adjacency_share =
    families::adjacency_signal ? 200 : 0;  // those that stand side by side there as they do in the request
constexpr std::uint32_t precision_share = families::precision_signal ? 100 : 0;  // how little else the title says
constexpr std::uint32_t topic_share =
    families::topic_signal ? 300 : 0;  // the words that name a topic which the offer is on
static_assert(title_share + adjacency_share + precision_share + topic_share <= 1'000);

// Words are bits; a longer request is known by its first words.
constexpr std::size_t most_words = 64;
constexpr std::uint32_t no_word = 64;

}  // namespace

bool bears_a_code(std::string_view text) {
    int digits = 0;
    return std::ranges::any_of(text, [&](char c) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        return digits == 3;
    });
}

Signals::Signals(const TextQuery& query, const Postings& postings, const Columns& columns)
    : postings_{&postings}, columns_{&columns} {
    for (const auto& word : query.words) {
        // Tiers keep what is held as written before what was meant: nothing may be added to them.
        // Nor to what bears a code: an offer that repeats it in its title is no nearer to it.
        if (!word.corrected.empty() || bears_a_code(word.text)) return;
        add_word(word);
    }
    weigh_words();
    share_ = weights_.empty() ? 0 : signals_share;
}

Signals Signals::of_all_words(const TextQuery& query, const Postings& postings, const Columns& columns) {
    Signals signals;
    signals.postings_ = &postings;
    signals.columns_ = &columns;
    for (const auto& word : query.words) signals.add_word(word);
    signals.weigh_words();
    signals.add_names(query);
    return signals;
}

void Signals::add_names(const TextQuery& query) {
    for (const auto& topic : query.topics) {
        std::uint64_t words = 0;
        std::size_t number = 0;
        for (const auto& word : query.words) {
            if (!word.content || number == weights_.size()) continue;
            if (std::ranges::find(word.synonyms, topic.term, &Synonym::term) != word.synonyms.end())
                words |= std::uint64_t{1} << number;
            ++number;
        }
        for (const auto& stems : topic.names) {
            Name name{.terms = {}, .words = words};
            for (const auto& stem : stems)
                if (const auto rank = postings_->terms.find(stem)) name.terms.push_back(*rank);
            // A word that no offer holds stands in no title.
            if (words != 0 && name.terms.size() == stems.size()) names_.push_back(std::move(name));
        }
    }
    std::ranges::sort(names_, {}, &Name::terms);
}

std::uint64_t Signals::named_in(std::span<const std::uint32_t> title) const {
    std::uint64_t named = 0;
    for (std::size_t at = 0; at < title.size(); ++at) {
        const auto rest = title.subspan(at);
        const auto begins_with = [](const Name& name) { return name.terms.front(); };
        for (auto name = std::ranges::lower_bound(names_, title[at], {}, begins_with);
             name != names_.end() && name->terms.front() == title[at]; ++name)
            if (name->terms.size() <= rest.size() && std::ranges::equal(name->terms, rest.first(name->terms.size())))
                named |= name->words;
    }
    return named;
}

void Signals::add_word(const QueryWord& word) {
    if (!word.content || rarities_.size() == most_words) return;
    const auto number = static_cast<std::uint32_t>(rarities_.size());
    std::uint64_t rarity = postings_->rows.back().rarity;
    for (const auto* alternatives : {&word.alternatives, &word.corrected})
        for (const auto& alternative : *alternatives)
            for (const auto& term : alternative)
                if (const auto rank = postings_->terms.find(term)) {
                    terms_.push_back({.rank = *rank, .word = number});
                    rarity = std::min<std::uint64_t>(rarity, postings_->rows[*rank].rarity);
                }
    const auto& topics = columns_->tagged(Tagged::topic).names;
    for (const auto& synonym : word.synonyms)
        if (const auto topic = topics.find(std::string_view{synonym.term}.substr(1));
            topic && synonym.term.starts_with('T'))
            topics_.push_back({.rank = *topic, .word = number});
    rarities_.push_back(rarity);
}

void Signals::weigh_words() {
    std::ranges::sort(terms_, {}, &Place::rank);
    const auto all = std::accumulate(rarities_.begin(), rarities_.end(), std::uint64_t{0});
    for (const auto rarity : rarities_)
        weights_.push_back(all > 0 ? static_cast<std::uint32_t>(rarity * 1'000 / all) : 0U);
}

std::uint32_t Signals::weight_of(std::uint64_t words) const {
    std::uint32_t weight = 0;
    for (; words != 0; words &= words - 1) weight += weights_[static_cast<std::size_t>(std::countr_zero(words))];
    return weight;
}

std::uint32_t Signals::word_of(std::uint32_t term) const {
    const auto found = std::ranges::lower_bound(terms_, term, {}, &Place::rank);
    return found != terms_.end() && found->rank == term ? found->word : no_word;
}

TitleSigns Signals::signs(std::uint32_t offer) const {
    if (weights_.empty()) return {};
    std::uint64_t held = 0;
    std::uint32_t of_request = 0, side_by_side = 0, before = no_word;
    const auto title = postings_->titles.of(offer);
    for (const auto term : title) {
        const auto word = word_of(term);
        if (word != no_word) {
            held |= std::uint64_t{1} << word;
            ++of_request;
            if (before != no_word && word == before + 1) ++side_by_side;
        }
        before = word;
    }
    std::uint64_t named = 0;
    const auto& tags = columns_->tagged(Tagged::topic);
    const auto topics = tags.sets.of(columns_->offers[offer].set(Tagged::topic));
    for (const auto topic : topics)
        for (const auto& [rank, word] : topics_)
            if (rank == topic) named |= std::uint64_t{1} << word;
    // What an offer says of its topics is surer than what its title has of them: "Anglais juridique" is of another.
    if (topics.empty()) named = named_in(title);
    const auto all = ~std::uint64_t{0} >> (most_words - weights_.size());
    const auto in_title = weight_of(held);
    const auto pairs = static_cast<std::uint32_t>(weights_.size()) - 1;
    return {.in_title = in_title,
            // One word stands beside itself.
            .side_by_side = pairs == 0 ? in_title : std::min(side_by_side, pairs) * 1'000 / pairs,
            .precision = title.empty() ? 0 : of_request * 1'000 / static_cast<std::uint32_t>(title.size()),
            .named = weight_of(named),
            .all_in_title = held == all,
            .all_named = named == all};
}

std::uint32_t Signals::value(std::uint32_t offer) const {
    const auto signs = this->signs(offer);
    return (signs.in_title * title_share + signs.side_by_side * adjacency_share + signs.precision * precision_share +
            signs.named * topic_share) /
           1'000;
}

}  // namespace filon
