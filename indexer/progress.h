// How far a long task has come, for who watches it.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace filon {

// Draws one bar on a terminal, at most ten times a second; elsewhere writes a plain line every ten per cent or every
// ten seconds, whichever comes later. Writes to standard error.
class Progress {
public:
    // `what` names the step ("reading"), `unit` what is counted ("records").
    Progress(std::string what, std::string unit, bool quiet);
    // `done` of `total` (0: unknown) has passed; `count` is what the rate is of.
    void update(std::uint64_t done, std::uint64_t total, std::uint64_t count);
    // The last line, with the time it took.
    void finish(std::uint64_t count);

private:
    using Clock = std::chrono::steady_clock;
    std::string line(std::uint64_t done, std::uint64_t total, std::uint64_t count) const;

    std::string what_, unit_;
    bool quiet_, terminal_;
    Clock::time_point started_ = Clock::now(), shown_ = started_;
    std::uint64_t shown_tenths_ = 0;
};

}  // namespace filon
