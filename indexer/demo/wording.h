// The sentences and words that the demo catalogue is made of, read from indexer/demo/wording.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace filon {

// The language in which a demo record is written.
enum class RecordLanguage : std::uint8_t { fr, en, de, es };
constexpr std::size_t text_languages = 4;

using Texts = std::vector<std::string>;

// What is said of one topic; nothing is taught in a language without modules.
struct TopicWording {
    std::string to;   // "à l'anglais", "au soudage", "aux achats"
    std::string of;   // "de l'anglais", "du soudage", "des achats"
    std::string the;  // "l'anglais", "le soudage", "les achats"
    std::array<Texts, text_languages> modules;
    Texts titles;          // French titles that are this topic's own; may be empty
    Texts certifications;  // names alone; may be empty
};

// French sentences that fit every topic of one family.
struct FamilyWording {
    Texts objective, audience, prerequisite, method;
};

// What is said in one language whatever the topic.
struct LanguageWording {
    std::array<Texts, 5> titles;         // for a level unsaid, then in the order of `Level`
    std::array<Texts, 5> prerequisites;  // the same
    Texts cefr_titles, objective, audience, method, assessment, lead, opening, day, module_word;
};

// Of what providers' names, contacts and notes are made.
struct NameWording {
    Texts pattern, first_words, second_words, first_names, last_names, roles, provider_notes, offer_notes, place_labels;
};

struct Wording {
    std::map<std::string, TopicWording, std::less<>> topics;
    std::map<std::string, FamilyWording, std::less<>> families;
    std::array<LanguageWording, text_languages> languages;
    NameWording names;
    // Throws std::logic_error that names file and line when a file of ours is broken.
    static Wording built_in();
};

}  // namespace filon
