#include "engine/reading/situations.h"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <span>
#include <stdexcept>

#include "engine/text/word_lists.h"
#include "engine/values/csv.h"

extern const char filon_reading_situations[], filon_reading_situations_end[];

namespace filon {
namespace {

constexpr std::uint32_t fewest_slots = 2, most_slots = 4;

void for_each_part(std::string_view text, char sign, const auto& part) {
    for (const auto piece : text | std::views::split(sign))
        if (const std::string_view one{piece.begin(), piece.end()}; !one.empty()) part(one);
}

}  // namespace

Situations Situations::built_in() {
    return {
        {filon_reading_situations, static_cast<std::size_t>(filon_reading_situations_end - filon_reading_situations)},
        Taxonomy::built_in()};
}

// The words of one language as they are written, each folded and stemmed once: most are written many times.
class Situations::Written {
public:
    explicit Written(TextLanguage language, Words& words) : language_{language}, words_{words} {}

    Words& words() { return words_; }

    // What a text without spaces is made of: "l'e-mail" of one word that is long enough.
    const std::vector<Word*>& of(std::string_view text) {
        const auto known = known_.find(text);
        if (known != known_.end()) return known->second;
        auto& made = known_[std::string{text}];
        for (const auto& word : said_words(text))
            if (word.kind == Said::Kind::word && word.text.size() >= shortest_word)
                made.push_back(&words_.of_stem[std::string{stemmers_.stem(word.text, language_)}]);
        return made;
    }

    void add_name(std::string_view name, std::uint16_t topic) {
        for_each_part(name, ' ', [&](std::string_view text) {
            for (auto* word : of(text)) is_of(*word, topic);
        });
    }

    static void is_of(Word& word, std::uint16_t topic) {
        if (std::ranges::find(word.topics, topic) == word.topics.end()) word.topics.push_back(topic);
    }

private:
    TextLanguage language_;
    Words& words_;
    Stemmers stemmers_;
    std::unordered_map<std::string, std::vector<Word*>, StringHash, std::equal_to<>> known_;
};

Situations::Situations(std::string_view csv, const Taxonomy& taxonomy) {
    std::vector<Written> written;
    for (std::size_t language = 0; language < text_language_count; ++language)
        written.emplace_back(static_cast<TextLanguage>(language), words_[language]);
    for (const auto& topic : taxonomy.topics()) {
        const auto number = static_cast<std::uint16_t>(topics_.size());
        topics_.push_back(topic.id);
        const auto name = [&](TextLanguage language, const std::string& label,
                              const std::vector<std::string>& synonyms) {
            auto& of_language = written[static_cast<std::size_t>(language)];
            of_language.add_name(label, number);
            for (const auto& synonym : synonyms) of_language.add_name(synonym, number);
        };
        name(TextLanguage::french, topic.label, topic.synonyms);
        name(TextLanguage::english, topic.label_en, topic.synonyms_en);
        name(TextLanguage::german, topic.label_de, topic.synonyms_de);
        name(TextLanguage::spanish, topic.label_es, topic.synonyms_es);
    }
    const auto read = for_each_csv_row(csv, [&](std::span<const std::string> fields, std::size_t line) {
        const auto where = "situations.csv line " + std::to_string(line);
        if (fields.size() != 1 + text_language_count) throw std::logic_error{where + ": another number of fields"};
        if (line == 1) return;
        const auto topic = number_of(fields[0]);
        if (!topic) throw std::logic_error{where + ": no topic is called \"" + fields[0] + "\""};
        for (std::size_t language = 0; language < text_language_count; ++language)
            for_each_part(fields[1 + language], '|',
                          [&](std::string_view situation) { add(situation, *topic, written[language], where); });
    });
    if (!read) throw std::logic_error{"situations.csv " + read.error().field + " " + read.error().reason};
    for (auto& words : words_)
        for (auto& [stem, word] : words.of_stem)
            word.weight = std::log(static_cast<double>(topics_.size()) / static_cast<double>(word.topics.size()));
}

std::optional<std::uint16_t> Situations::number_of(std::string_view topic) const {
    const auto found = std::ranges::lower_bound(topics_, topic);
    if (found == topics_.end() || *found != topic) return std::nullopt;
    return static_cast<std::uint16_t>(found - topics_.begin());
}

void Situations::add(std::string_view situation, std::uint16_t topic, Written& written, const std::string& line) {
    auto& situations = written.words().situations;
    const auto number = static_cast<std::uint32_t>(situations.size());
    std::uint8_t rank = 0;
    for_each_part(situation, ' ', [&](std::string_view slot) {
        for_each_part(slot, '/', [&](std::string_view text) {
            for (auto* word : written.of(text)) {
                written.is_of(*word, topic);
                word->slots.push_back({.situation = number, .rank = rank});
            }
        });
        ++rank;
    });
    if (rank < fewest_slots || rank > most_slots)
        throw std::logic_error{line + ": \"" + std::string{situation} + "\" has another number of words"};
    situations.push_back({.topic = topic, .slots = rank});
}

}  // namespace filon
