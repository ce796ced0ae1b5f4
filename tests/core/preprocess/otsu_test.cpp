#include "core/preprocess/otsu.h"

#include <gtest/gtest.h>

namespace digitpad {
namespace {

TEST(Otsu, SplitsBetweenTwoKinds) {
    LevelCounts counts{};
    counts[40] = counts[60] = 10;
    counts[200] = 3;
    counts[220] = 1;
    const LevelSplit split = otsuSplit(counts);
    EXPECT_GT(split.level, 60);
    EXPECT_LE(split.level, 200);
    EXPECT_DOUBLE_EQ(split.low, 50);
    EXPECT_DOUBLE_EQ(split.high, 205);
}

TEST(Otsu, OneValueIsNotSplit) {
    LevelCounts counts{};
    EXPECT_EQ(otsuSplit(counts).level, 0);
    counts[90] = 7;
    EXPECT_EQ(otsuSplit(counts).level, 0);
}

} // namespace
} // namespace digitpad
