#include "core/data/look_alikes.h"

#include <gtest/gtest.h>

namespace digitpad {
namespace {

Drawing stroke(std::initializer_list<PenPoint> points) {
    return {{Stroke{points}}};
}

const Drawing kUpright = stroke({{10, 0}, {12, 50}, {9, 100}});
const Drawing kHook = stroke({{0, 0}, {60, 0}, {20, 100}});

TEST(LookAlikes, AreLabelsNobodyCanTellFromDigits) {
    for (const char* label : {"O", "l", "|", "Z", "s", "q", "-"})
        EXPECT_TRUE(looksLikeADigit(label)) << label;
    for (const char* label : {"A", "k", "&", "", "OO", "7"}) EXPECT_FALSE(looksLikeADigit(label)) << label;
}

TEST(LookAlikes, AnUprightLineIsOneStraightStroke) {
    EXPECT_TRUE(isUprightLine(kUpright));
    EXPECT_TRUE(isUprightLine(stroke({{100, 0}, {50, 52}, {0, 100}}))) << "slanted";
    EXPECT_FALSE(isUprightLine(stroke({{0, 0}, {100, 10}}))) << "lying";
    EXPECT_FALSE(isUprightLine(kHook));
    EXPECT_FALSE(isUprightLine(stroke({{3, 3}}))) << "a dot";
    EXPECT_FALSE(isUprightLine({{kUpright.strokes[0], kUpright.strokes[0]}})) << "two strokes";
    EXPECT_FALSE(isUprightLine({}));
}

TEST(LookAlikes, PiecesOfOtherDrawingsCannotTeach) {
    EXPECT_TRUE(canTeach({"1", "", "", kUpright}));
    EXPECT_FALSE(canTeach({"4", "", "", kUpright})) << "its other stroke is missing";
    EXPECT_FALSE(canTeach({"$", "", "", kUpright}));
    EXPECT_TRUE(canTeach({"7", "", "", kHook}));
    EXPECT_TRUE(canTeach({"A", "", "", kHook}));
    EXPECT_FALSE(canTeach({"O", "", "", kHook}));
    EXPECT_FALSE(canTeach({" O\n", "", "", kHook}));
}

} // namespace
} // namespace digitpad
