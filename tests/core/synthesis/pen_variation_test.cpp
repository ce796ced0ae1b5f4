#include "core/synthesis/pen_variation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/core/synthesis/pen_strokes.h"

namespace digitpad::test {
namespace {

constexpr PenVariation kNone{.thinnestPen = 0.1,
                             .widestPen = 0.1,
                             .rotation = 0,
                             .slant = 0,
                             .aspect = 0,
                             .wobble = 0,
                             .tremor = 0,
                             .sparsestPoints = 0};

TEST(PenVariation, OfNothingOnlyScales) {
    Random random(1);
    const Drawing drawing = varied(seven(), kNone, random);
    ASSERT_EQ(drawing.strokes.size(), 1U);
    ASSERT_EQ(drawing.strokes[0].points.size(), seven().strokes[0].points.size());
    EXPECT_FLOAT_EQ(drawing.strokes[0].width, 8.4F);
    for (std::size_t i = 0; i < drawing.strokes[0].points.size(); ++i) {
        // Scaling twice rounds twice.
        EXPECT_NEAR(drawing.strokes[0].points[i].x, 0.84F * seven().strokes[0].points[i].x, 1e-3F);
        EXPECT_NEAR(drawing.strokes[0].points[i].y, 0.84F * seven().strokes[0].points[i].y, 1e-3F);
    }
}

TEST(PenVariation, IsTheGeneratorsAlone) {
    Random first(5);
    Random second(5);
    Random third(6);
    EXPECT_EQ(varied(seven(), {}, first), varied(seven(), {}, second));
    EXPECT_NE(varied(seven(), {}, third), varied(seven(), {}, second));
}

TEST(PenVariation, KeepsSizeAndPenInRange) {
    const PenVariation variation;
    Random random(2);
    float thinnest = 1e9F;
    float widest = 0;
    for (int i = 0; i < 300; ++i) {
        const Drawing drawing = varied(seven(), variation, random);
        EXPECT_NEAR(extentOf(drawing).longerSide(), variation.canvasSide, 0.01F);
        thinnest = std::min(thinnest, drawing.strokes[0].width / variation.canvasSide);
        widest = std::max(widest, drawing.strokes[0].width / variation.canvasSide);
    }
    EXPECT_GE(thinnest, static_cast<float>(variation.thinnestPen));
    EXPECT_LE(widest, static_cast<float>(variation.widestPen));
    EXPECT_LT(thinnest, 0.035F) << "300 pens should come near the ends of the range";
    EXPECT_GT(widest, 0.2F);
}

TEST(PenVariation, TurnsBothWays) {
    PenVariation variation = kNone;
    variation.rotation = 20;
    const Drawing bar{{strokeThrough({{0, 0}, {0, 100}})}};
    Random random(3);
    double least = 0;
    double most = 0;
    for (int i = 0; i < 200; ++i) {
        const auto points = varied(bar, variation, random).strokes[0].points;
        const double angle =
            std::atan2(points[1].x - points[0].x, points[1].y - points[0].y) * 180 / 3.14159265;
        least = std::min(least, angle);
        most = std::max(most, angle);
    }
    EXPECT_LT(least, -15);
    EXPECT_GE(least, -20.01);
    EXPECT_GT(most, 15);
    EXPECT_LE(most, 20.01);
}

TEST(PenVariation, SparserSamplingKeepsTheEnds) {
    PenVariation variation = kNone;
    variation.sparsestPoints = 0.5;
    Random random(4);
    std::size_t fewest = 1000;
    for (int i = 0; i < 50; ++i) {
        const auto points = varied(seven(), variation, random).strokes[0].points;
        fewest = std::min(fewest, points.size());
        EXPECT_NEAR(points.front().x, 0, 1e-3F);
        EXPECT_NEAR(points.back().y, variation.canvasSide, 1e-3F);
    }
    EXPECT_LT(fewest, 12U) << "of 41 points";
}

TEST(PenVariation, ADotStaysADot) {
    Random random(1);
    const Drawing drawing = varied({{strokeThrough({{7, 7}})}}, kNone, random);
    ASSERT_EQ(drawing.strokes.size(), 1U);
    EXPECT_EQ(drawing.strokes[0].points.size(), 1U);
}

} // namespace
} // namespace digitpad::test
