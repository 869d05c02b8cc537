#include "server/keys/rate_limiter.h"

#include <algorithm>
#include <cmath>

namespace filon {

std::optional<std::chrono::seconds> RateLimiter::take(std::string_view key, unsigned requests_per_minute, Time now) {
    constexpr double minute = 60;
    const double rate = std::max(1U, requests_per_minute);
    const std::scoped_lock lock{mutex_};
    const auto [found, fresh] = buckets_.try_emplace(std::string{key}, Bucket{.tokens = rate, .filled = now});
    auto& bucket = found->second;
    // Two threads may come in another order than that of their clocks.
    const double elapsed = std::max(0.0, std::chrono::duration<double>{now - bucket.filled}.count());
    bucket.tokens = std::min(rate, bucket.tokens + elapsed * rate / minute);
    bucket.filled = std::max(bucket.filled, now);
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return std::nullopt;
    }
    const auto wait = static_cast<std::chrono::seconds::rep>(std::ceil((1 - bucket.tokens) * minute / rate));
    return std::chrono::seconds{std::max<std::chrono::seconds::rep>(1, wait)};
}

}  // namespace filon
