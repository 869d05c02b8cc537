// The demo catalogue, indexed once for all benchmarks of a run.
#pragma once

#include <filesystem>

#include "engine/index/index.h"
#include "engine/index/reference_data.h"
#include "engine/reading/read_request.h"

namespace filon {

// A folder of its own, gone when this is.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

struct DemoIndex {
    TemporaryFolder work;
    ReferenceData reference = ReferenceData::built_in();
    ReadingRules rules = ReadingRules::built_in();
    Date today;
    std::filesystem::path folder;  // the extranet's
    VerifiedIndex extranet;
    double build_seconds = 0;  // both audiences', wall
    double build_cpu_seconds = 0;
};

// 8,000 providers and 40,000 offers (FILON_BENCH_OFFERS: another number) of seed 42; or FILON_BENCH_INDEX, an index
// folder that a program made before.
const DemoIndex& demo_index();

}  // namespace filon
