#include "core/synthesis/digit_templates.h"

#include <gtest/gtest.h>

#include "core/synthesis/rare_hands.h"
#include "tests/core/synthesis/made_sources.h"

namespace digitpad {
namespace {

TEST(DigitTemplates, AreAboutAHundredUnitsHighAndDiffer) {
    for (const auto shape : {slashOne, loopedTwo, zigzagTwo, flatThree, openFour, templateFive, writtenSix,
                             eastAsianSeven, lowCrossedSeven, openNine, curledTwo, joinedFour, roofOne,
                             barlessFive, barlessSeven, stemmedNine}) {
        Random random(5);
        for (int i = 0; i < 50; ++i) EXPECT_NEAR(extentOf(shape(random)).height(), 100, 20);
        EXPECT_NE(shape(random), shape(random));
    }
}

TEST(DigitTemplates, GiveTheEastAsianSevenAStrokeDownAtItsLeft) {
    Random random(7);
    for (int i = 0; i < 50; ++i) {
        const Drawing seven = eastAsianSeven(random);
        const Extent whole = extentOf(seven);
        bool reachesDown = false;
        for (const PenPoint& point : seven.strokes.front().points)
            reachesDown |= point.x < whole.left + 0.5F * whole.width() && point.y > whole.top + 5;
        EXPECT_TRUE(reachesDown);
    }
}

TEST(RareHands, KeepTheUsualShapeWhereTheProbabilityIsNought) {
    Random random(1);
    for (int digit = 0; digit < 10; ++digit) {
        EXPECT_EQ(rareOrUsual(digit, ring(), 0, 0, random), ring());
        EXPECT_NE(rareOrUsual(digit, ring(), 1, 0, random), ring());
    }
}

TEST(RareHands, GiveFlagsToUprightOnesAlone) {
    const Drawing stem{{{.points = {{0, 0}, {1, 500}, {0, 1000}}}}};
    const auto flagged = [&](double slant) {
        int count = 0;
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            Random random(seed);
            count += rareOrUsual(1, stem, 1, slant, random).strokes.front().points.size() > 6 ? 1 : 0;
        }
        return count;
    };
    EXPECT_GT(flagged(0.1), 30);
    EXPECT_EQ(flagged(0.4), 0);
}

TEST(RareHands, AddAHookWhereThePenGoesUp) {
    const Drawing stem{{{.points = {{0, 0}, {5, 50}, {0, 100}}}}};
    int hooked = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        Random random(seed);
        Drawing drawing = stem;
        addHooks(1, drawing, random);
        const std::vector<PenPoint>& points = drawing.strokes.front().points;
        if (points.size() == 3) continue;
        ++hooked;
        EXPECT_LT(extentOf(drawing).height(), 120); // a flick, no second stem
    }
    EXPECT_GT(hooked, 40);
    EXPECT_LT(hooked, 80);
}

} // namespace
} // namespace digitpad
