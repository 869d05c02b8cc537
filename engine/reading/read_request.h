// A text becomes needs: the story of reading.
#pragma once

#include <string_view>
#include <vector>

#include "engine/places/gazetteer.h"
#include "engine/reading/cues.h"
#include "engine/reading/grammar.h"
#include "engine/reading/need.h"
#include "engine/reading/places_said.h"
#include "engine/reading/situations.h"
#include "engine/text/analyse.h"
#include "engine/words/asked_words.h"

namespace filon {

// What is part of the program; made once, immutable.
struct ReadingRules {
    Grammar grammar;
    OrdinaryNames ordinary_names;
    Situations situations;
    static ReadingRules built_in() { return {Grammar::built_in(), OrdinaryNames::built_in(), Situations::built_in()}; }
};

// What reading depends on besides the text.
struct RequestContext {
    const ReadingRules& rules;
    const Gazetteer& gazetteer;
    const WordsKnown& words;  // names of topics, and how words are spelt
    ProvidersNamed providers_named;
    Date today;
};

struct RequestRead {
    std::vector<Need> needs;  // at least one, in the order of the text
    TextLanguage language = TextLanguage::french;
};

// A request in UTF-8, in one sentence, in a few words or as a whole letter. Time is linear in its length. A pure
// function of its arguments: equal texts on equal days are read the same.
RequestRead read_request(std::string_view text, const RequestContext& context, Analyser& analyser);

}  // namespace filon
