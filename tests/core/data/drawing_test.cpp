#include "core/data/drawing.h"

#include <gtest/gtest.h>

namespace digitpad {
namespace {

Drawing twoStrokes() {
    return {{Stroke{.points = {{10, 20}, {14, 50}}, .width = 3},
             Stroke{.points = {{-5, 30, 0.5F}}, .width = 2, .erases = true}}};
}

TEST(Drawing, ExtentSpansAllPointsWithoutThePen) {
    const Extent extent = extentOf(twoStrokes());
    EXPECT_EQ(extent.left, -5);
    EXPECT_EQ(extent.right, 14);
    EXPECT_EQ(extent.top, 20);
    EXPECT_EQ(extent.bottom, 50);
    EXPECT_EQ(extent.longerSide(), 30);
}

TEST(Drawing, WithoutPointsHasNoExtent) {
    const Extent extent = extentOf(Drawing{{Stroke{}}});
    EXPECT_TRUE(extent.empty());
    EXPECT_EQ(extent.longerSide(), 0);
}

TEST(Drawing, MovesAllPointsAndChangesNothingElse) {
    Drawing drawing = twoStrokes();
    moveBy(drawing, 5, -20);
    const Drawing expected{{Stroke{.points = {{15, 0}, {19, 30}}, .width = 3},
                            Stroke{.points = {{0, 10, 0.5F}}, .width = 2, .erases = true}}};
    EXPECT_EQ(drawing, expected);
}

} // namespace
} // namespace digitpad
