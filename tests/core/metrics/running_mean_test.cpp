#include "core/metrics/running_mean.h"

#include <gtest/gtest.h>

namespace digitpad {
namespace {

TEST(RunningMean, WeighsItsValues) {
    RunningMean mean;
    EXPECT_EQ(mean.mean(), 0);
    mean.add(2);
    EXPECT_DOUBLE_EQ(mean.mean(), 2);
    mean.add(5, 2);
    EXPECT_DOUBLE_EQ(mean.mean(), 4); // (2 + 5 + 5) / 3
    EXPECT_DOUBLE_EQ(mean.weight(), 3);
}

TEST(RunningMean, IgnoresWeightZero) {
    RunningMean mean;
    mean.add(7, 0);
    EXPECT_EQ(mean.mean(), 0);
}

} // namespace
} // namespace digitpad
