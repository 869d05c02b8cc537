// What every index is built and asked with.
#pragma once

#include "engine/places/gazetteer.h"
#include "engine/text/word_lists.h"
#include "engine/topics/taxonomy.h"

namespace filon {

// Made once by a program's main and passed on; immutable.
struct ReferenceData {
    Gazetteer gazetteer;
    Taxonomy taxonomy;
    WordSet acronyms;  // folded; never stemmed

    // What is part of the program.
    static ReferenceData built_in();
};

}  // namespace filon
