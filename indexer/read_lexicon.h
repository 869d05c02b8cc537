// The team's own words, read from a folder of CSV files.
#pragma once

#include <filesystem>

#include "engine/words/lexicon.h"

namespace filon {

// Throws SourceFailure when the folder is not there, when it holds no file of a lexicon, or when a line is broken: it
// names the file and the line.
Lexicon read_lexicon(const std::filesystem::path& folder);

}  // namespace filon
