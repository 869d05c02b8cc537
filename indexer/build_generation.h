// A record becomes searchable: the indexer's story, from sources to a published generation.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/index/reference_data.h"
#include "engine/values/dates.h"
#include "indexer/guard.h"
#include "indexer/report.h"

namespace filon {

struct BuildRequest {
    std::filesystem::path index;
    std::vector<std::string> catalogues;
    std::string format;                  // empty: told by the names
    std::filesystem::path lexicon = {};  // a folder; empty: the words that are built in
    GuardLimits limits;
    bool force = false;
    Date today;
    std::chrono::sys_seconds now;
    std::size_t jobs = 2;  // 1: one audience after the other
    bool quiet = false;
};

struct BuildOutcome {
    Report report;
    std::optional<std::string> refused;  // by the guard: why nothing was published
};

// Throws SourceFailure or IndexFailure when a source or the disk gives out; then nothing was published.
BuildOutcome build_generation(const BuildRequest& request, const ReferenceData& reference);

// Reads and checks a catalogue; writes nothing.
Report check_catalogue(const BuildRequest& request, const ReferenceData& reference);

}  // namespace filon
