#include "indexer/progress.h"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

namespace filon {
namespace {

double seconds(std::chrono::steady_clock::duration duration) {
    return std::chrono::duration<double>(duration).count();
}

std::string spoken(double left) {
    const auto whole = static_cast<std::int64_t>(left + .5);
    return whole < 60 ? fmt::format("{} s", whole) : fmt::format("{} min {:02} s", whole / 60, whole % 60);
}

}  // namespace

Progress::Progress(std::string what, std::string unit, bool quiet)
    : what_{std::move(what)}, unit_{std::move(unit)}, quiet_{quiet}, terminal_{::isatty(STDERR_FILENO) == 1} {}

std::string Progress::line(std::uint64_t done, std::uint64_t total, std::uint64_t count) const {
    const auto passed = std::max(1e-3, seconds(Clock::now() - started_));
    const auto rate = static_cast<double>(count) / passed;
    if (total == 0) return fmt::format("{:<10} {} {}, {:.0f}/s", what_, count, unit_, rate);
    const auto share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
    const auto left = share > 0 ? passed * (1 - share) / share : 0;
    constexpr std::size_t width = 30;
    const auto filled = static_cast<std::size_t>(share * width);
    return fmt::format("{:<10} [{}{}] {:3.0f} %  {} {}, {:.0f}/s, {} left", what_, std::string(filled, '#'),
                       std::string(width - filled, '.'), share * 100, count, unit_, rate, spoken(left));
}

void Progress::update(std::uint64_t done, std::uint64_t total, std::uint64_t count) {
    if (quiet_) return;
    const auto now = Clock::now();
    if (terminal_) {
        if (now - shown_ < std::chrono::milliseconds{100}) return;
        fmt::print(stderr, "\r\x1b[K{}", line(done, total, count));
        std::fflush(stderr);
    } else {
        const auto tenths = total > 0 ? 10 * done / total : 0;
        if (now - shown_ < std::chrono::seconds{10} || (total > 0 && tenths == shown_tenths_)) return;
        shown_tenths_ = tenths;
        fmt::print(stderr, "{}\n", line(done, total, count));
    }
    shown_ = now;
}

void Progress::finish(std::uint64_t count) {
    if (quiet_) return;
    const auto passed = seconds(Clock::now() - started_);
    fmt::print(stderr, "{}{:<10} {} {} in {:.1f} s\n", terminal_ ? "\r\x1b[K" : "", what_, count, unit_, passed);
}

}  // namespace filon
