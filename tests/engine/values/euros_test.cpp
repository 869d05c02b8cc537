#include "engine/values/euros.h"

#include <limits>

#include <gtest/gtest.h>

namespace filon {
namespace {

TEST(Euros, AreTheNearestCentOfAnAmount) {
    const struct {
        double amount;
        std::int64_t cents;
    } cases[] = {{0, 0},        {1, 100},          {0.1, 10},  {0.29, 29}, {1.15, 115},
                 {19.99, 1999}, {1234.56, 123456}, {0.004, 0}, {0.006, 1}, {1e10, 1'000'000'000'000}};
    for (const auto& [amount, cents] : cases) EXPECT_EQ(Euros::checked(amount)->cents(), cents) << amount;
}

TEST(Euros, GiveBackEveryAmountInCents) {
    for (std::int64_t cents = 0; cents < 2'000'000; cents += 7)
        ASSERT_EQ(Euros::checked(static_cast<double>(cents) / 100)->cents(), cents);
    EXPECT_EQ(Euros::from_cents(123450).amount(), 1234.5);
}

TEST(Euros, AreRefusedBelowZeroAboveTenBillionAndWhereTheyAreNoNumber) {
    using limits = std::numeric_limits<double>;
    for (const double amount :
         {-0.01, -1e300, -limits::infinity(), limits::quiet_NaN(), 1.0000001e10, 1e300, limits::infinity()})
        EXPECT_FALSE(Euros::checked(amount)) << amount;
    EXPECT_EQ(Euros::checked(-0.0)->cents(), 0);
}

TEST(Euros, AreComparedByTheirAmount) {
    EXPECT_LT(Euros::from_cents(99), Euros::from_cents(100));
    EXPECT_EQ(Euros::from_cents(100), Euros::checked(1).value());
}

}  // namespace
}  // namespace filon
