#include "engine/index/reference_data.h"

namespace filon {

ReferenceData ReferenceData::built_in() {
    return {.gazetteer = Gazetteer::built_in(), .vocabulary = Vocabulary{Taxonomy::built_in(), {}}};
}

}  // namespace filon
