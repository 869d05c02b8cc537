// What filon-indexer can be asked to do, each as a function of its options; an exit status comes back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/guard.h"

namespace filon {

// Exit statuses of the contract.
enum class Exit : int { done = 0, refused = 1, usage = 2, failure = 3 };

// Options as they were typed; main has seen to their form.
struct Options {
    std::filesystem::path index;
    std::vector<std::string> catalogues;
    std::string format, report, date;
    std::filesystem::path lexicon;
    GuardLimits limits;
    bool force = false, quiet = false;
    std::size_t jobs = 2;
    std::string to;
    std::size_t keep = 3;
    double max_age_hours = 48;
    std::size_t providers = 8'000, offers = 40'000;
    std::uint64_t seed = 42;
    std::string out;
};

Exit build(const Options& options);
Exit check(const Options& options);
Exit list(const Options& options);
// One line; 0 fresh, 1 older than max_age_hours, 2 broken, as monitoring plug-ins exit.
int status(const Options& options);
Exit verify(const Options& options);
Exit rollback(const Options& options);
Exit prune(const Options& options);
Exit generate(const Options& options);

}  // namespace filon
