// What a text speaks of: the words of topics, weighed window by window.
#include <algorithm>
#include <bit>
#include <initializer_list>
#include <span>

#include "engine/reading/situations.h"
#include "engine/text/word_lists.h"

namespace filon {
namespace {

// In words: what is farther apart is said of two things. A window begins at each fifth.
constexpr std::uint32_t window = 20, step = 5;
// A word of more topics brings none of them up: it only adds to what others have brought.
constexpr std::size_t most_topics_of_a_word = 60;
// In nats: each further word of one situation, and a situation that is said whole; a word that tells who learns.
constexpr double together = 2, whole = 1.5, of_people = .5;
// What stands out: so much evidence of two words and more, so much more than for any other topic.
constexpr double least_evidence = 9, least_lead = 2;
constexpr std::uint32_t fewest_words = 2;

// Mails break their lines where they like: only an empty one ends a sentence, or one after which a list goes on.
bool begins_sentence(const SaidText& said, std::uint32_t at) {
    if (!said.begins_clause(at)) return false;
    if (at == 0 || said.words[at - 1].kind != Said::Kind::line) return true;
    return said.words[at].kind != Said::Kind::word || (at > 1 && said.words[at - 2].kind == Said::Kind::line);
}

bool in_any(const SaidText& said, std::string_view word, std::initializer_list<std::string_view> classes) {
    return std::ranges::any_of(classes, [&](std::string_view one) { return said.grammar.in_class(word, one); });
}

}  // namespace

// Weighs the words of one text.
class Situations::Reader {
public:
    Reader(const Situations& known, const SaidText& said, TextLanguage language, Stemmers& stemmers)
        : said_{said},
          words_{known.words_[static_cast<std::size_t>(language)]},
          language_{language},
          stemmers_{stemmers},
          scores_(known.topics_.size()),
          best_(known.topics_.size()),
          filled_(words_.situations.size()) {}

    // Of each topic what its best window says.
    struct Best {
        double evidence = 0;
        std::uint32_t first = 0, end = 0;
    };
    const std::vector<Best>& read(const std::vector<Finding>& explained) {
        const auto is_explained = explained_words(explained);
        std::vector<Weighed> sentence;
        for (std::uint32_t at = 0; at <= said_.words.size(); ++at) {
            if (at == said_.words.size() || begins_sentence(said_, at)) {
                weigh_sentence(sentence);
                sentence.clear();
            }
            if (at < said_.words.size() && said_.words[at].kind == Said::Kind::word)
                sentence.push_back(weighed(at, is_explained[at]));
        }
        return best_;
    }

private:
    struct Weighed {
        std::uint32_t at = 0;
        const Word* word = nullptr;  // null: it speaks of nothing
        double weight = 0;
    };
    struct Score {
        double evidence = 0, bonus = 0;
        std::uint32_t words = 0, first = 0, last = 0;
    };

    std::vector<bool> explained_words(const std::vector<Finding>& explained) const {
        std::vector<bool> is_explained(said_.words.size());
        for (const auto& one : explained)
            if (!std::holds_alternative<TopicSaid>(one.value) && !one.said_of("headcount"))
                for (auto at = one.first; at < one.end; ++at) is_explained[at] = true;
        return is_explained;
    }

    Weighed weighed(std::uint32_t at, bool is_explained) {
        const auto& text = said_.words[at].text;
        if (is_explained || text.size() < shortest_word || is_function_word(text, language_) ||
            in_any(said_, text, {"asking", "announcing", "units", "linking", "parting", "passing", "of_dates"}))
            return {.at = at};
        const auto word = words_.of_stem.find(stemmers_.stem(text, language_));
        if (word == words_.of_stem.end()) return {.at = at};
        const bool of_who = in_any(said_, text, {"people", "one_person", "company"});
        return {.at = at, .word = &word->second, .weight = word->second.weight * (of_who ? of_people : 1)};
    }

    void weigh_sentence(std::span<const Weighed> sentence) {
        for (std::size_t from = 0; from < sentence.size(); from += step) {
            weigh_window(sentence.subspan(from, std::min<std::size_t>(window, sentence.size() - from)));
            if (from + window >= sentence.size()) break;
        }
    }

    void weigh_window(std::span<const Weighed> words) {
        // Each word once, those of few topics first.
        once_.clear();
        for (const auto& one : words)
            if (one.word != nullptr && std::ranges::find(once_, one.word, &Weighed::word) == once_.end())
                once_.push_back(one);
        for (const bool of_few : {true, false})
            for (const auto& one : once_)
                if ((one.word->topics.size() <= most_topics_of_a_word) == of_few)
                    for (const auto topic : one.word->topics) add_to(topic, one, of_few);
        for (const auto& one : once_) fill_slots(*one.word);
        for (const auto situation : touched_situations_) reward(situation);
        for (const auto topic : touched_topics_) {
            auto& score = scores_[topic];
            const auto evidence = score.evidence + score.bonus;
            if (score.words >= fewest_words && evidence > best_[topic].evidence)
                best_[topic] = {.evidence = evidence, .first = score.first, .end = score.last + 1};
            score = {};
        }
        touched_topics_.clear();
        touched_situations_.clear();
    }

    void add_to(std::uint16_t topic, const Weighed& one, bool brings_up) {
        auto& score = scores_[topic];
        if (score.words == 0) {
            if (!brings_up) return;
            touched_topics_.push_back(topic);
            score.first = score.last = one.at;
        }
        ++score.words;
        score.evidence += one.weight;
        score.first = std::min(score.first, one.at);
        score.last = std::max(score.last, one.at);
    }

    // A word fills one slot of a situation.
    void fill_slots(const Word& word) {
        auto last = words_.situations.size();
        for (const auto& [situation, rank] : word.slots) {
            if (situation == last || scores_[words_.situations[situation].topic].words == 0) continue;
            const auto slot = static_cast<std::uint8_t>(1U << rank);
            if ((filled_[situation] & slot) != 0) continue;
            if (filled_[situation] == 0) touched_situations_.push_back(situation);
            filled_[situation] |= slot;
            last = situation;
        }
    }

    void reward(std::uint32_t number) {
        const auto& situation = words_.situations[number];
        const auto words = std::popcount(filled_[number]);
        filled_[number] = 0;
        if (words < 2) return;
        auto& bonus = scores_[situation.topic].bonus;
        bonus = std::max(bonus, together * (words - 1) + (words == situation.slots ? whole : 0));
    }

    const SaidText& said_;
    const Words& words_;
    const TextLanguage language_;
    Stemmers& stemmers_;
    std::vector<Weighed> once_;
    std::vector<Score> scores_;
    std::vector<Best> best_;
    std::vector<std::uint8_t> filled_;  // slots, a bit each
    std::vector<std::uint16_t> touched_topics_;
    std::vector<std::uint32_t> touched_situations_;
};

std::optional<SituationSaid> Situations::in(const SaidText& said, const std::vector<Finding>& explained,
                                            TextLanguage language, Stemmers& stemmers) const {
    Reader reader{*this, said, language, stemmers};
    const auto& best = reader.read(explained);
    const auto first = std::ranges::max_element(best, {}, &Reader::Best::evidence);
    if (first == best.end() || first->evidence < least_evidence) return std::nullopt;
    auto next = 0.0;
    for (auto other = best.begin(); other != best.end(); ++other)
        if (other != first) next = std::max(next, other->evidence);
    if (first->evidence - next < least_lead) return std::nullopt;
    return SituationSaid{.topic = topics_[static_cast<std::size_t>(first - best.begin())],
                         .first = first->first,
                         .end = first->end,
                         .evidence = first->evidence,
                         .lead = first->evidence - next};
}

bool Situations::speak_of(std::string_view topic, std::span<const Said> words, const Grammar& grammar,
                          TextLanguage language, Stemmers& stemmers) const {
    const auto number = number_of(topic);
    if (!number) return false;
    const auto& of_stem = words_[static_cast<std::size_t>(language)].of_stem;
    bool speak = false;
    for (const auto& [text, start, end, kind, glued] : words) {
        if (kind == Said::Kind::sign || is_function_word(text, language) || grammar.in_class(text, "linking")) continue;
        const auto word = kind == Said::Kind::word ? of_stem.find(stemmers.stem(text, language)) : of_stem.end();
        if (word == of_stem.end() || std::ranges::find(word->second.topics, *number) == word->second.topics.end())
            return false;
        speak = true;
    }
    return speak;
}

}  // namespace filon
