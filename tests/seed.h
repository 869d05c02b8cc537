// The seed of a test's chance.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <random>

namespace filon {

// FILON_SEED to replay a run, else a new one. It is printed at once: a run that crashes tells nothing later.
inline std::uint64_t seed_of_the_run() {
    const char* said = std::getenv("FILON_SEED");
    const auto seed = said != nullptr ? std::strtoull(said, nullptr, 10) : std::random_device{}();
    std::cout << "FILON_SEED=" << seed << '\n' << std::flush;
    return seed;
}

}  // namespace filon
