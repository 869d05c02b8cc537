// The files of data/topics as they lie in the program.
#pragma once

#include <span>

#include "engine/topics/taxonomy.h"

namespace filon {

std::span<const TaxonomyFile> built_in_taxonomy_files();

}  // namespace filon
