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
std::vector<PixOwner> thingsWhere(IsInk isInk) {
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
    ASSERT_FALSE(found.empty());
    EXPECT_TRUE(isExactly(found.front(), isOnPen));
}

TEST(ForeignThings, AnOutlineIsMuchLongerThanDigits) {
    const auto isOnOutline = [](int x, int y) { return isOnPen(x, y) && !isIn(x, y, 403, 83, 16, 234); };
    const auto found =
        thingsWhere([&](int x, int y) { return isOnSeven(x, y, 200, 180) || isOnOutline(x, y); });
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(isExactly(found.front(), isOnOutline));
}

TEST(ForeignThings, DigitsOfOnePenAreNone) {
    EXPECT_TRUE(thingsWhere([](int x, int y) { return isOnSeven(x, y, 200, 180); }).empty());
    EXPECT_TRUE(thingsWhere([](int x, int y) {
                    return isOnSeven(x, y, 200, 180) || isOnOne(x, y, 240, 180);
                }).empty());
    EXPECT_TRUE(thingsWhere([](int, int) { return false; }).empty());
}

TEST(ForeignThings, ABlotInANumberIsNone) {
    const auto isOnBlot = [](int x, int y) { return isIn(x, y, 240, 180, 24, 38); };
    EXPECT_TRUE(
        thingsWhere([&](int x, int y) { return isOnSeven(x, y, 200, 180) || isOnBlot(x, y); }).empty());
}

TEST(ForeignThings, ALoneBarMayHideFaintWriting) {
    const auto found = thingsWhere(isOnPen);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(isExactly(found.front(), isOnPen));
}

} // namespace
} // namespace digitpad
