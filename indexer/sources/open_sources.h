// From what the user typed after --catalogue to one sequence of records.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/record_source.h"

namespace filon {

// All sources as one, and what was passed over on the way ("catalogue/readme.txt: ignored, …").
struct OpenedSources {
    std::unique_ptr<RecordSource> records;
    std::vector<std::string> warnings;
};

// Each name is a `.jsonl` or `.jsonl.gz` file, a folder of them (read in the order of their names), or `-` for standard
// input. `format` (only `jsonl`; empty: told by the name) takes files under any name. Throws SourceFailure when one of
// them is missing or of unknown format; files are opened as they are reached.
OpenedSources open_sources(std::span<const std::string> names, std::string_view format = {});

}  // namespace filon
