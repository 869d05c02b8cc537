// The demo catalogue, indexed once for all benchmarks of a run.
#pragma once

#include "engine/index/index.h"
#include "engine/index/reference_data.h"

namespace filon {

struct DemoIndex {
    ReferenceData reference;
    VerifiedIndex extranet;
    Date today;
};

// 8,000 providers and 40,000 offers (FILON_BENCH_OFFERS: another number) of seed 42, built into a temporary folder that
// is gone when this returns: the open files outlive it.
const DemoIndex& demo_index();

}  // namespace filon
