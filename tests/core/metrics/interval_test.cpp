#include "core/metrics/interval.h"

#include <gtest/gtest.h>

namespace digitpad {
namespace {

// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998),
// table I, method 3, printed to four decimals.
TEST(WilsonInterval, AgreesWithNewcombe) {
    struct Row {
        int correct, total;
        double low, high;
    };
    for (const Row& row : {Row{81, 263, 0.2553, 0.3662}, Row{15, 148, 0.0624, 0.1605},
                           Row{0, 20, 0.0, 0.1611}, Row{1, 29, 0.0061, 0.1718}}) {
        const Interval interval = wilsonInterval(row.correct, row.total);
        EXPECT_NEAR(interval.low, row.low, 0.00005) << row.correct << " of " << row.total;
        EXPECT_NEAR(interval.high, row.high, 0.00005) << row.correct << " of " << row.total;
    }
}

TEST(WilsonInterval, IsSymmetric) {
    const Interval few = wilsonInterval(1, 29);
    const Interval many = wilsonInterval(28, 29);
    EXPECT_NEAR(many.low, 1 - few.high, 1e-12); // rounding only
    EXPECT_NEAR(many.high, 1 - few.low, 1e-12);
}

TEST(WilsonInterval, StaysWithinZeroAndOne) {
    EXPECT_EQ(wilsonInterval(0, 10000).low, 0);
    EXPECT_EQ(wilsonInterval(10000, 10000).high, 1);
    EXPECT_LT(wilsonInterval(10000, 10000).low, 1);
}

TEST(WilsonInterval, KnowsNothingWithoutSamples) {
    const Interval interval = wilsonInterval(0, 0);
    EXPECT_EQ(interval.low, 0);
    EXPECT_EQ(interval.high, 1);
}

} // namespace
} // namespace digitpad
