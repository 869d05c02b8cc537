// What a search found beside its offers: counts, and what loosening it would bring.
#pragma once

#include <string_view>
#include <vector>

#include "engine/index/view.h"
#include "engine/matching/relaxations.h"
#include "engine/places/gazetteer.h"
#include "server/json/writer.h"

namespace filon {

// `facets`, by facet and value.
void write_facets(JsonWriter& writer, const std::vector<FacetCounts>& facets, const Criteria& criteria,
                  const Columns& columns, const Gazetteer& gazetteer);
// `relaxations`; their texts are in the language of the tag, French where that is none of a reply's.
void write_relaxations(JsonWriter& writer, const std::vector<Relaxation>& relaxations, std::string_view lang);

}  // namespace filon
