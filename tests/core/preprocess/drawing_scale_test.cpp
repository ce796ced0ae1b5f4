// Drawings of any size, with points anywhere, come onto paper that can be held.
#include "core/preprocess/drawing_scale.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/preprocess/rasteriser.h"
#include "core/preprocess/segmentation/pieces.h"
#include "tests/core/preprocess/segmentation/drawings.h"

namespace digitpad::test {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();
constexpr float kMost = std::numeric_limits<float>::max();

double areaOf(const std::vector<InkPiece>& pieces) {
    double area = 0;
    for (const InkPiece& piece : pieces) area += static_cast<double>(piece.box.width) * piece.box.height;
    return area;
}

Drawing scaled(Drawing drawing, float factor, float x = 0) {
    for (Stroke& stroke : drawing.strokes) {
        stroke.width *= factor;
        for (PenPoint& point : stroke.points)
            point = {factor * point.x + x, factor * point.y, point.pressure};
    }
    return drawing;
}

TEST(DrawingScale, WhatAPersonDrawsStaysAsItIs) {
    EXPECT_TRUE(drawnPieces(kFour).paper.isUsual());
    EXPECT_TRUE(drawnPieces(scaled(kFour, 40)).paper.isUsual());
    Drawing many;
    for (int i = 0; i < 200; ++i) many = many + moved(kFour, static_cast<float>(30 * i), 0);
    EXPECT_TRUE(drawnPieces(many).paper.isUsual());
}

TEST(DrawingScale, BoxesAreInUnitsOfTheDrawing) {
    constexpr float kUsual = 40;
    const Box usual = drawnPieces(scaled(kFour, kUsual)).pieces.at(0).box;
    for (const float factor : {1e3F, 1e6F}) {
        const DrawnPieces drawn = drawnPieces(scaled(kFour, factor, -3e6F));
        ASSERT_EQ(drawn.pieces.size(), 1U);
        EXPECT_LT(drawn.paper.scale, 1);
        const Box box = drawn.paper.inDrawing(drawn.pieces[0].box);
        const float larger = factor / kUsual;
        const float near = 0.1F * factor; // some pixels
        EXPECT_NEAR(box.x, larger * static_cast<float>(usual.x) - 3e6F, near);
        EXPECT_NEAR(box.y, larger * static_cast<float>(usual.y), near);
        EXPECT_NEAR(box.width, larger * static_cast<float>(usual.width), near);
        EXPECT_NEAR(box.height, larger * static_cast<float>(usual.height), near);
    }
}

TEST(DrawingScale, PointsMayLieAnywhere) {
    for (const float far : {1e9F, 1e30F, -1e30F, kMost, -kMost, kInfinity, kNothing}) {
        const Drawing there = kFour + Drawing{{stroke({{50, far}, {far, 60}, {far, far}})}};
        const DrawnPieces drawn = drawnPieces(there);
        EXPECT_FALSE(drawn.pieces.empty()) << far;
        EXPECT_LT(areaOf(drawn.pieces), 1.5e8) << far;
        for (const InkPiece& piece : drawn.pieces) {
            const Box box = drawn.paper.inDrawing(piece.box);
            EXPECT_GT(box.width, 0) << far;
            EXPECT_GT(box.height, 0) << far;
        }
    }
}

TEST(DrawingScale, PensMayHaveAnyWidth) {
    for (const float wide : {1e4F, 1e30F, kMost, kInfinity, kNothing, -5.0F}) {
        Drawing drawing{{stroke({{0, 0}, {50, 80}}, wide), stroke({{0, 0, wide}, {50, 80, 1}}, 40)}};
        EXPECT_LT(areaOf(drawnPieces(drawing).pieces), 1.5e8) << wide;
        drawing.strokes[1].erases = true;
        EXPECT_LT(areaOf(drawnPieces(drawing).pieces), 1.5e8) << wide;
    }
}

TEST(DrawingScale, AllOfADrawingOfAnySizeHasItsPaper) {
    for (const float far : {1e5F, 1e30F, kMost, kInfinity}) {
        const InkImage ink = rasterise(kFour + Drawing{{stroke({{50, far}, {far, 60}}, far)}});
        EXPECT_GT(ink.width, 0);
        EXPECT_LT(static_cast<double>(ink.width) * ink.height, 1.5e8) << far;
    }
}

TEST(DrawingScale, ManyLargePartsAreDrawnSmaller) {
    Drawing drawing;
    for (int i = 0; i < 2000; ++i) {
        const auto x = static_cast<float>(i);
        drawing.strokes.push_back(stroke({{x, 0}, {x + 1000, 500}}));
    }
    const DrawnPieces drawn = drawnPieces(drawing);
    EXPECT_EQ(drawn.pieces.size(), 2000U);
    EXPECT_LT(drawn.paper.scale, 1);
    EXPECT_LT(areaOf(drawn.pieces), 1e8);
}

} // namespace
} // namespace digitpad::test
