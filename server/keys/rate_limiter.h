// Requests a minute, held by a token bucket for each key.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace filon {

// Each key has a bucket of `requests_per_minute` tokens that fills evenly; a request takes one. Safe from any thread.
// The clock is the caller's.
class RateLimiter {
public:
    using Time = std::chrono::steady_clock::time_point;

    // Nothing when the request may pass; else how long until the next may: Retry-After, at least one second.
    std::optional<std::chrono::seconds> take(std::string_view key, unsigned requests_per_minute, Time now);

private:
    struct Bucket {
        double tokens = 0;
        Time filled;
    };
    std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace filon
