#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "engine/topics/built_in_files.h"

namespace filon {

Taxonomy Taxonomy::built_in() {
    auto taxonomy = parse(built_in_taxonomy_files());
    // A mistake of ours, which a test finds before anybody runs the program.
    if (!taxonomy)
        throw std::logic_error{fmt::format("data/topics: {}: {}", taxonomy.error().field, taxonomy.error().reason)};
    return *std::move(taxonomy);
}

}  // namespace filon
