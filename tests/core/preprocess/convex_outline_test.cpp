#include "core/preprocess/convex_outline.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "tests/core/preprocess/picture_makers.h"

namespace digitpad {
namespace {

constexpr int kSide = 100;

/// Set where a pixel's middle fulfils it.
template <typename IsSet>
PixOwner maskOf(IsSet isSetAt) {
    return maskWhere(kSide, kSide, [&](int x, int y) { return isSetAt(x + 0.5, y + 0.5); });
}

bool isInBar(double x, double y) {
    return x > 10 && x < 90 && y > 20 && y < 50;
}

int setPixels(const PixOwner& mask) {
    l_int32 count = 0;
    pixCountPixels(mask.get(), &count, nullptr);
    return count;
}

TEST(ConvexOutline, OfUprightBarsIsExact) {
    const auto outline = convexOutline(maskOf(isInBar));
    EXPECT_EQ(outline.size(), 4U);
    EXPECT_EQ(areaWithin(outline), 80 * 30);
    EXPECT_EQ(largestFourCornered(outline), 80 * 30);
    const Rectangle around = rectangleAround(outline);
    EXPECT_EQ(around.longer, 80);
    EXPECT_EQ(around.shorter, 30);
}

TEST(ConvexOutline, OfAPixelIsItsSquare) {
    const auto outline = convexOutline(maskOf([](double x, double y) { return x == 7.5 && y == 9.5; }));
    EXPECT_EQ(areaWithin(outline), 1);
    EXPECT_EQ(rectangleAround(outline).area(), 1);
}

TEST(ConvexOutline, OfNothingIsEmpty) {
    const auto outline = convexOutline(maskOf([](double, double) { return false; }));
    EXPECT_TRUE(outline.empty());
    EXPECT_EQ(areaWithin(outline), 0);
    EXPECT_EQ(rectangleAround(outline).area(), 0);
    EXPECT_EQ(largestFourCornered(outline), 0);
    const PixOwner mask = maskOf([](double, double) { return false; });
    fillWithin(outline, mask);
    EXPECT_EQ(setPixels(mask), 0);
}

TEST(ConvexOutline, TurnsTheRectangleWithTheMask) {
    const double angle = 0.4;
    const auto outline = convexOutline(maskOf([&](double x, double y) {
        const double along = std::cos(angle) * (x - 50) + std::sin(angle) * (y - 50);
        const double across = std::cos(angle) * (y - 50) - std::sin(angle) * (x - 50);
        return std::abs(along) < 35 && std::abs(across) < 20;
    }));
    // Pixels whose middles are within reach out of it by less than their diagonal.
    EXPECT_NEAR(rectangleAround(outline).longer, 70, 1.5);
    EXPECT_NEAR(rectangleAround(outline).shorter, 40, 1.5);
    EXPECT_GT(largestFourCornered(outline), 0.95 * areaWithin(outline));
}

TEST(ConvexOutline, OfACircleHasNoFourCorners) {
    const auto outline =
        convexOutline(maskOf([](double x, double y) { return std::hypot(x - 50, y - 50) < 40; }));
    // 2 / pi of the whole circle; the pixels' own corners are worth some hundredths.
    EXPECT_NEAR(largestFourCornered(outline) / areaWithin(outline), 2 / std::numbers::pi, 0.03);
    EXPECT_NEAR(areaWithin(outline), std::numbers::pi * 1600, 150);
}

TEST(ConvexOutline, FillsWhatItEncloses) {
    const PixOwner angle = maskOf([](double x, double y) {
        return (x > 10 && x < 20 && y > 10 && y < 70) || (x > 10 && x < 70 && y > 60 && y < 70);
    });
    const auto outline = convexOutline(angle);
    fillWithin(outline, angle);
    EXPECT_TRUE(isSet(angle, 30, 50));
    EXPECT_FALSE(isSet(angle, 60, 20));
    EXPECT_NEAR(setPixels(angle), areaWithin(outline), 60); // half a pixel along the slanting side
}

} // namespace
} // namespace digitpad
