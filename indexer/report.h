// What a build or a check has to say of its catalogue.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/values/outcome.h"
#include "indexer/coverage.h"

namespace filon {

// Where a record stands in its source.
struct RecordOrigin {
    std::string source;
    std::uint64_t line = 0;
};

struct Counts {
    std::uint64_t read = 0, accepted = 0, rejected = 0;
};

// A record that was not taken.
struct Rejection {
    RecordOrigin origin;
    std::string type;
    std::string id;
    Fault fault;
};

// Something that was taken and may not be meant. Said once, with where it was met first and how often.
struct Warning {
    RecordOrigin first;
    std::string id;
    Fault fault;
    std::uint64_t count = 0;
};

// The report of `schemas/index_report.json`.
struct Report {
    std::string generation;  // empty: nothing was published
    std::chrono::sys_seconds started;
    double seconds = 0;
    Counts providers, offers, sessions;
    std::uint64_t lines = 0;
    std::vector<Rejection> rejected;
    std::vector<Warning> warnings;
    Coverage coverage;  // of what was read and is right by itself

    // Of every line read, how many per cent were rejected.
    double rejected_percent() const {
        return lines == 0 ? 0 : 100.0 * static_cast<double>(rejected.size()) / static_cast<double>(lines);
    }
    void warn(const RecordOrigin& origin, std::string_view id, Fault fault);
    std::string json() const;

private:
    std::map<std::pair<std::string, std::string>, std::size_t> warned_;
};

}  // namespace filon
