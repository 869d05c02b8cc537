// How people say what they need without naming it: data/reading/situations.csv.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/reading/finding.h"
#include "engine/reading/said_text.h"
#include "engine/text/stem.h"
#include "engine/text/word_lists.h"
#include "engine/topics/taxonomy.h"

namespace filon {

// A topic that the words of one sentence speak of: "tenir les registres de naissances et délivrer les actes" of
// `etat-civil`.
struct SituationSaid {
    std::string_view topic;            // its id, of the memory of Situations
    std::uint32_t first = 0, end = 0;  // indices of Said: from the first of the words that speak of it to the last
    double evidence = 0;               // in nats: 12 is likely, 20 nearly sure
    double lead = 0;                   // over the topic that comes next in the text
};

// The words of every topic: of its names, and of the situations in which people need it. What speaks of few topics
// weighs much. Immutable once read; any thread may ask it.
//
// A naive Bayes over topics (Manning, Raghavan and Schütze, Introduction to Information Retrieval, §13.2) whose
// training texts are curated: a word's weight is ln(topics / topics that have it), what is said of a learner counts
// half, and words that make up a situation together count for more than each alone.
class Situations {
public:
    // Of a CSV text: `topic,fr,en,de,es`, in each language situations parted by `|`, their slots by spaces, the words
    // that may fill a slot by `/`. Throws std::logic_error that names the line: the file is part of the program.
    Situations(std::string_view csv, const Taxonomy& taxonomy);
    static Situations built_in();

    // What the text speaks of most, above all in one sentence; nothing where no topic stands out. `explained` are the
    // findings that say something else of some words: how many come, where, when. Time is linear in the text's length.
    std::optional<SituationSaid> in(const SaidText& said, const std::vector<Finding>& explained, TextLanguage language,
                                    Stemmers& stemmers) const;
    // Whether all that the words say is said of that topic: "maquette BIM" of `bim`.
    bool speak_of(std::string_view topic, std::span<const Said> words, const Grammar& grammar, TextLanguage language,
                  Stemmers& stemmers) const;

private:
    static constexpr std::size_t shortest_word = 3;  // letters

    struct Situation {
        std::uint16_t topic = 0;  // in topics_
        std::uint16_t slots = 0;
    };
    struct Slot {
        std::uint32_t situation = 0;
        std::uint8_t rank = 0;
    };
    struct Word {
        std::vector<std::uint16_t> topics;  // that have it, each once
        std::vector<Slot> slots;
        double weight = 0;
    };
    struct Words {
        std::unordered_map<std::string, Word, StringHash, std::equal_to<>> of_stem;
        std::vector<Situation> situations;
    };
    class Reader;

    // Words by how they are written; made while the file is read.
    class Written;
    void add(std::string_view situation, std::uint16_t topic, Written& written, const std::string& line);
    std::optional<std::uint16_t> number_of(std::string_view topic) const;

    std::vector<std::string> topics_;  // ids, ascending
    std::array<Words, text_language_count> words_;
};

}  // namespace filon
