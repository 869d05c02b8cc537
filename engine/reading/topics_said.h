// Subjects in a request: names of topics, and words that stand where a subject does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/finding.h"
#include "engine/reading/said_text.h"
#include "engine/text/analyse.h"
#include "engine/words/vocabulary.h"

namespace filon {

// Every name of a topic that stands among the words, in the text's language or in English, or in
// French where that is English: people mix these.
void find_topics(const SaidText& said, const Vocabulary& vocabulary, TextLanguage language, Analyser& analyser,
                 std::vector<Finding>& found);

// Words that may be a need's subject: what no value explains, from one word of asking to the next.
struct Subject {
    std::uint32_t first = 0, end = 0;      // indices of Said
    double worth = 0;                      // how likely it is what is asked for
    bool named = false;                    // it holds the name of a topic
    bool announced = false;                // as a training: "formation X", "thème : X", «X»
    bool item = false;                     // it stands by itself in a list, or is announced as a training
    std::vector<const TopicSaid*> topics;  // of the findings
    bool wholly_named = false;             // no other word of content stands in it
    bool told = false;                     // its words speak of the topic and do not name it

    // Whether it is a topic's name and nothing else.
    bool is_name() const { return wholly_named && topics.size() == 1 && !topics.front()->job; }
};

// In the order of the text; `chosen` are the findings that explain it, in their order, and outlive the subjects.
std::vector<Subject> subjects_of(const SaidText& said, const std::vector<Finding>& chosen, TextLanguage language);

}  // namespace filon
