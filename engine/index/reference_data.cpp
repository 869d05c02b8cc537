#include "engine/index/reference_data.h"

#include <utility>

#include "engine/text/fold.h"

namespace filon {

ReferenceData ReferenceData::built_in() {
    auto taxonomy = Taxonomy::built_in();
    WordSet acronyms;
    for (const auto& topic : taxonomy.topics())
        for (const auto& acronym : topic.acronyms) acronyms.insert(fold_key(acronym));
    return {.gazetteer = Gazetteer::built_in(), .taxonomy = std::move(taxonomy), .acronyms = std::move(acronyms)};
}

}  // namespace filon
