#include "indexer/guard.h"

#include <gtest/gtest.h>

namespace filon {
namespace {

Report a_report(std::uint64_t accepted, std::size_t rejected = 0) {
    Report report;
    report.offers.accepted = accepted;
    report.lines = accepted + rejected;
    report.rejected.resize(rejected);
    return report;
}

TEST(Guard, TakesAFirstCatalogueWhateverItsSize) {
    EXPECT_FALSE(refusal(a_report(1), std::nullopt, {}).has_value());
}

TEST(Guard, TakesACatalogueThatShrankNoMoreThanAllowed) {
    EXPECT_FALSE(refusal(a_report(90), 100, {.max_shrink_percent = 10}).has_value());
    EXPECT_TRUE(refusal(a_report(89), 100, {.max_shrink_percent = 10}).has_value());
    EXPECT_FALSE(refusal(a_report(200), 100, {.max_shrink_percent = 0}).has_value());
}

TEST(Guard, RefusesACatalogueOfWhichTooMuchWasRejected) {
    EXPECT_FALSE(refusal(a_report(80, 20), std::nullopt, {.max_rejected_percent = 20}).has_value());
    EXPECT_TRUE(refusal(a_report(79, 21), std::nullopt, {.max_rejected_percent = 20}).has_value());
}

TEST(Guard, RefusesACatalogueWithoutASingleLineEvenAtFirst) {
    EXPECT_TRUE(refusal(a_report(0), std::nullopt, {}).has_value());
}

TEST(Guard, RefusesAnEmptyCatalogueAfterAFullOne) {
    EXPECT_TRUE(refusal(a_report(0), 100, {}).has_value());
}

}  // namespace
}  // namespace filon
