#include "core/synthesis/coarse_strokes.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "tests/core/synthesis/made_sources.h"

namespace digitpad {
namespace {

/// The way that the pen went, which stairs make longer.
double lengthOf(const Drawing& drawing) {
    const auto& points = drawing.strokes.front().points;
    double sum = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        sum += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    return sum;
}

TEST(CoarseStrokes, TakesTheStairsOutOfARing) {
    Drawing fine;
    fine.strokes.emplace_back();
    Drawing coarse = fine;
    constexpr float kStep = 40;
    for (int i = 0; i <= 400; ++i) {
        const double angle = 6.2831853 * i / 400;
        const PenPoint point{static_cast<float>(300 + 300 * std::sin(angle)),
                             static_cast<float>(500 - 500 * std::cos(angle))};
        fine.strokes.front().points.push_back(point);
        coarse.strokes.front().points.push_back(
            {kStep * std::round(point.x / kStep), kStep * std::round(point.y / kStep)});
    }
    EXPECT_GT(lengthOf(coarse), 1.1 * lengthOf(fine));
    // What is left of the stairs, and what smoothing takes from the ring's size.
    EXPECT_NEAR(lengthOf(withoutSteps(coarse)), lengthOf(fine), 0.04 * lengthOf(fine));
    EXPECT_NEAR(lengthOf(withoutSteps(fine)), lengthOf(fine), 0.01 * lengthOf(fine));
}

TEST(CoarseStrokes, KeepsEndsAndDots) {
    const Drawing corner{{test::strokeThrough({{0, 0}, {100, 0}, {100, 900}})}};
    const Drawing smooth = withoutSteps(corner);
    EXPECT_EQ(smooth.strokes.front().points.front(), corner.strokes.front().points.front());
    EXPECT_EQ(smooth.strokes.front().points.back(), corner.strokes.front().points.back());
    const Drawing dot{{test::strokeThrough({{5, 5}})}};
    EXPECT_EQ(withoutSteps(dot), dot);
}

} // namespace
} // namespace digitpad
