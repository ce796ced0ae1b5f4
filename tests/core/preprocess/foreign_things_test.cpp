#include "core/preprocess/foreign_things.h"

#include <gtest/gtest.h>

#include "tests/core/preprocess/picture_makers.h"

namespace digitpad {
namespace {

constexpr int kWidth = 600;
constexpr int kHeight = 400;

bool isIn(int x, int y, int left, int top, int width, int height) {
    return x >= left && x < left + width && y >= top && y < top + height;
}

/// 40 px high, of strokes 4 px wide.
bool isOnSeven(int x, int y, int left, int top) {
    return isIn(x, y, left, top, 26, 4) || isIn(x, y, left + 22, top, 4, 40);
}

bool isOnOne(int x, int y, int left, int top) {
    return isIn(x, y, left, top, 4, 40);
}

bool isOnPen(int x, int y) {
    return isIn(x, y, 400, 80, 22, 240);
}

template <typename IsInk>
PixOwner thingsWhere(IsInk isInk) {
    return foreignThings(maskWhere(kWidth, kHeight, isInk));
}

template <typename IsInk>
bool isExactly(const PixOwner& mask, IsInk isInk) {
    l_int32 same = 0;
    pixEqual(mask.get(), maskWhere(kWidth, kHeight, isInk).get(), &same);
    return same != 0;
}

TEST(ForeignThings, APenIsWiderThanStrokes) {
    const auto found = thingsWhere([](int x, int y) { return isOnSeven(x, y, 200, 180) || isOnPen(x, y); });
    ASSERT_TRUE(found);
    EXPECT_TRUE(isExactly(found, isOnPen));
}

TEST(ForeignThings, DigitsOfOnePenAreNone) {
    EXPECT_FALSE(thingsWhere([](int x, int y) { return isOnSeven(x, y, 200, 180); }));
    EXPECT_FALSE(
        thingsWhere([](int x, int y) { return isOnSeven(x, y, 200, 180) || isOnOne(x, y, 240, 180); }));
    EXPECT_FALSE(thingsWhere([](int, int) { return false; }));
}

TEST(ForeignThings, AThickOneInANumberIsNone) {
    const auto isOnThickOne = [](int x, int y) { return isIn(x, y, 240, 178, 12, 44); };
    EXPECT_FALSE(thingsWhere([&](int x, int y) { return isOnSeven(x, y, 200, 180) || isOnThickOne(x, y); }));
}

TEST(ForeignThings, FineLinesAreOfOnePen) {
    const auto isOnOne = [](int x, int y) { return isIn(x, y, 240, 150, 3, 70); };
    const auto isOnFineSeven = [](int x, int y) {
        return isIn(x, y, 200, 180, 26, 1) || isIn(x, y, 225, 180, 1, 40);
    };
    EXPECT_FALSE(thingsWhere([&](int x, int y) { return isOnFineSeven(x, y) || isOnOne(x, y); }));
}

TEST(ForeignThings, ALongLoneBarMayHideFaintWriting) {
    const auto found = thingsWhere(isOnPen);
    ASSERT_TRUE(found);
    EXPECT_TRUE(isExactly(found, isOnPen));
    EXPECT_FALSE(thingsWhere([](int x, int y) { return isIn(x, y, 240, 180, 14, 100); })); // a one
}

} // namespace
} // namespace digitpad
