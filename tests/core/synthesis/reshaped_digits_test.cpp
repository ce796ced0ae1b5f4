#include "core/synthesis/reshaped_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/core/synthesis/pen_strokes.h"

namespace digitpad::test {
namespace {

const Drawing kStem{{strokeThrough({{0, 0}, {1, 50}, {0, 100}})}};
const Drawing kRing{{strokeThrough({{50, 0}, {0, 50}, {50, 100}, {100, 50}, {50, 0}})}};

TEST(ReshapedDigits, AFlagRisesToTheTopOfTheStem) {
    const Drawing upwards{{strokeThrough({{0, 100}, {1, 50}, {0, 0}})}};
    for (const Drawing& stem : {kStem, upwards}) {
        Random random(1);
        for (int i = 0; i < 50; ++i) {
            const Drawing flagged = flaggedOne(stem, random);
            const auto& points = flagged.strokes.front().points;
            const auto top = std::ranges::min_element(points, {}, &PenPoint::y);
            EXPECT_LT(points.front().x, top->x) << "the upstroke comes from the left";
            EXPECT_GT(points.front().y, top->y);
            const float length = std::hypot(points.front().x - top->x, points.front().y - top->y);
            EXPECT_GT(length, 24);
            EXPECT_LT(length, 161);
            EXPECT_FLOAT_EQ(points.back().y, 100);
        }
    }
}

TEST(ReshapedDigits, NoFlagIsAsFlatAsASevensBar) {
    Random random(1);
    int longer = 0;
    for (int i = 0; i < 200; ++i) {
        const Drawing flagged = flaggedOne(kStem, random);
        const PenPoint& end = flagged.strokes.front().points.front(); // the stem's top is the origin
        const float length = std::hypot(end.x, end.y);
        EXPECT_GT(end.y, -0.44F * end.x);
        if (length > 80) {
            EXPECT_GT(end.y, -0.67F * end.x) << "a longer one must be steeper";
        }
        longer += length > 100 ? 1 : 0;
    }
    EXPECT_GT(longer, 20) << "some people write them so";
    EXPECT_LT(longer, 80);
}

TEST(ReshapedDigits, ASlashGoesThroughTheZero) {
    Random random(1);
    int rising = 0;
    for (int i = 0; i < 200; ++i) {
        const Drawing zero = slashedZero(kRing, random);
        ASSERT_EQ(zero.strokes.size(), 2U);
        const auto& slash = zero.strokes.back().points;
        EXPECT_NEAR((slash.front().x + slash.back().x) / 2, 50, 0.01F);
        EXPECT_NEAR((slash.front().y + slash.back().y) / 2, 50, 0.01F);
        rising += slash.front().x > slash.back().x ? 1 : 0;
    }
    EXPECT_GT(rising, 150) << "most people write it from the upper right";
    EXPECT_LT(rising, 200);
}

TEST(ReshapedDigits, ABarCrossesTheStemOfTheSeven) {
    Random random(1);
    for (int i = 0; i < 50; ++i) {
        const Drawing crossed = crossedSeven(seven(), random);
        ASSERT_EQ(crossed.strokes.size(), 2U);
        const auto& bar = crossed.strokes.back().points;
        const float x = (bar.front().x + bar.back().x) / 2;
        const float y = (bar.front().y + bar.back().y) / 2;
        EXPECT_NEAR(x, 60 - 0.4F * y, 2.5F) << "the stem falls from (60, 0) to (20, 100), a point every 5";
        EXPECT_GT(y, 36);
        EXPECT_LT(y, 69);
    }
}

} // namespace
} // namespace digitpad::test
