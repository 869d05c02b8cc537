// What every index is built and asked with.
#pragma once

#include "engine/places/gazetteer.h"
#include "engine/words/vocabulary.h"

namespace filon {

// Made once by a program's main and passed on; immutable.
struct ReferenceData {
    Gazetteer gazetteer;
    Vocabulary vocabulary;  // what is built in: a generation's lexicon makes one of its own

    // What is part of the program.
    static ReferenceData built_in();
};

}  // namespace filon
