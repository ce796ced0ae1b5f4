#include "core/synthesis/spacing.h"

#include <gtest/gtest.h>

#include "tests/core/synthesis/pen_strokes.h"

namespace digitpad::test {
namespace {

/// Points are compared a unit apart, and a curve is followed within a tenth of one.
constexpr double kWithin = 0.6;

const Drawing kStem{{strokeThrough({{0, 0}, {0, 50}, {0, 100}})}};

TEST(Spacing, UprightLinesStandApartByTheDistance) {
    EXPECT_NEAR(shiftForDistance(kStem, kStem, 10), 10, kWithin);
    EXPECT_NEAR(shiftForDistance(kStem, kStem, 0), 0, kWithin);
}

TEST(Spacing, IsMeasuredBetweenLinesAndNotBoxes) {
    const Drawing rising{{strokeThrough({{0, 100}, {50, 50}, {100, 0}})}};
    // Parallel lines at 45 degrees: 10 apart is 10 * sqrt(2) to the right, while their boxes overlap.
    EXPECT_NEAR(shiftForDistance(rising, rising, 10), 14.14, kWithin);
}

TEST(Spacing, KeepsBoxesApartWhereOneLiesAboveTheOther) {
    const Drawing above{{strokeThrough({{0, 0}, {30, 0}})}};
    const Drawing below{{strokeThrough({{5, 100}, {60, 100}})}};
    EXPECT_DOUBLE_EQ(shiftForDistance(above, below, 7), 30 - 5 + 7);
}

} // namespace
} // namespace digitpad::test
