#include "server/keys/rate_limiter.h"

#include <gtest/gtest.h>

namespace filon {
namespace {

using namespace std::chrono_literals;

const RateLimiter::Time start{};

TEST(RateLimiter, LetsAMinutesWorthPassAtOnce) {
    RateLimiter limiter;
    for (int i = 0; i < 60; ++i) EXPECT_FALSE(limiter.take("acme", 60, start));
    EXPECT_EQ(limiter.take("acme", 60, start), 1s);
}

TEST(RateLimiter, SaysWhenTheNextMayPass) {
    RateLimiter limiter;
    for (int i = 0; i < 2; ++i) EXPECT_FALSE(limiter.take("acme", 2, start));

    EXPECT_EQ(limiter.take("acme", 2, start), 30s);
    EXPECT_EQ(limiter.take("acme", 2, start + 10'500ms), 20s);
    EXPECT_FALSE(limiter.take("acme", 2, start + 30s));
    EXPECT_EQ(limiter.take("acme", 2, start + 30s), 30s);
}

TEST(RateLimiter, FillsABucketNoFurtherThanAMinute) {
    RateLimiter limiter;
    EXPECT_FALSE(limiter.take("acme", 3, start));
    int passed = 0;
    while (!limiter.take("acme", 3, start + 24h)) ++passed;
    EXPECT_EQ(passed, 3);
}

TEST(RateLimiter, HoldsEachKeyByItself) {
    RateLimiter limiter;
    EXPECT_FALSE(limiter.take("acme", 1, start));
    EXPECT_TRUE(limiter.take("acme", 1, start));
    EXPECT_FALSE(limiter.take("other", 1, start));
}

TEST(RateLimiter, BearsAClockReadBeforeAnothers) {
    RateLimiter limiter;
    EXPECT_FALSE(limiter.take("acme", 1, start + 60s));
    EXPECT_EQ(limiter.take("acme", 1, start), 60s);
    EXPECT_FALSE(limiter.take("acme", 1, start + 120s));
}

TEST(RateLimiter, FollowsALoweredRate) {
    RateLimiter limiter;
    EXPECT_FALSE(limiter.take("acme", 100, start));
    int passed = 0;
    while (!limiter.take("acme", 2, start)) ++passed;
    EXPECT_EQ(passed, 2);
}

}  // namespace
}  // namespace filon
