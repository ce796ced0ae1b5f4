#include "core/preprocess/canvas_drawing.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace digitpad {
namespace {

Stroke line(float x0, float y0, float x1, float y1) {
    return {{{x0, y0}, {x1, y1}}};
}

/// Upright strokes of `height`, side by side.
Drawing ones(int count, float height) {
    Drawing drawing;
    for (int i = 0; i < count; ++i) {
        const float x = static_cast<float>(i) * 60;
        drawing.strokes.push_back(line(x, 0, x, height));
    }
    return drawing;
}

float heightOf(const Stroke& stroke) {
    return stroke.points.back().y - stroke.points.front().y;
}

TEST(CanvasDrawing, ADigitFillsTheCanvas) {
    const Drawing drawing = onCanvas(ones(1, 1000), SampleKind::Digit, {});
    EXPECT_FLOAT_EQ(heightOf(drawing.strokes[0]), 280);
    EXPECT_FLOAT_EQ(drawing.strokes[0].width, 38);
}

TEST(CanvasDrawing, WhatIsNotADigitFillsTheCanvasAsAWhole) {
    const Drawing drawing = onCanvas(ones(11, 100), SampleKind::NotADigit, {});
    EXPECT_FLOAT_EQ(drawing.strokes.back().points[0].x, 280);
}

TEST(CanvasDrawing, ADotBesideLargeDrawingsStaysADot) {
    const Drawing dot{{line(3, 5, 3, 25)}};
    EXPECT_FLOAT_EQ(heightOf(onCanvas(dot, SampleKind::NotADigit, {}, 1000).strokes[0]), 280 * 0.02F);
    EXPECT_FLOAT_EQ(heightOf(onCanvas(dot, SampleKind::NotADigit, {}, 20).strokes[0]), 280);
    const Drawing small = ones(1, 200);
    EXPECT_FLOAT_EQ(heightOf(onCanvas(small, SampleKind::Digit, {}, 1000).strokes[0]), 280);
}

TEST(CanvasDrawing, DigitsOfANumberAreAsHighAsOneAlone) {
    for (const float size : {100.0F, 300.0F, 1000.0F}) {
        const Drawing drawing = onCanvas(ones(5, size), SampleKind::Number, {280, 20});
        for (const Stroke& stroke : drawing.strokes) {
            EXPECT_FLOAT_EQ(heightOf(stroke), 280);
            EXPECT_FLOAT_EQ(stroke.width, 20);
        }
    }
}

TEST(CanvasDrawing, DetachedPartsAreNotTakenForDigits) {
    Drawing drawing = ones(4, 100);
    drawing.strokes.push_back(line(65, 10, 80, 12)); // the flag of a 5
    EXPECT_FLOAT_EQ(digitHeight(drawing), 100);
}

TEST(CanvasDrawing, StrokesThatCrossAreOneDigit) {
    Drawing drawing;
    for (const float x : {0.0F, 100.0F, 200.0F}) { // fours of two strokes: 60 high, then 50 lower down
        drawing.strokes.push_back(line(x, 0, x + 50, 60));
        drawing.strokes.push_back(line(x + 30, 50, x + 30, 100));
    }
    EXPECT_FLOAT_EQ(digitHeight(drawing), 100);
}

TEST(CanvasDrawing, LinesOfTextAreMeasuredOneByOne) {
    Drawing drawing = ones(3, 100);
    for (Stroke stroke : ones(3, 100).strokes) {
        for (PenPoint& point : stroke.points) point.y += 150;
        drawing.strokes.push_back(stroke);
    }
    EXPECT_FLOAT_EQ(digitHeight(drawing), 100);
}

TEST(CanvasDrawing, NothingMakesItLargerThanSixteenDigits) {
    Drawing drawing = ones(1, 0.001F);
    drawing.strokes.push_back(line(1000, 0, 1000, 0.001F));
    const Drawing scaled = onCanvas(drawing, SampleKind::Number, {});
    EXPECT_LE(scaled.strokes.back().points[0].x, 16 * 280 + 1);
}

TEST(CanvasDrawing, DrawingsWithoutHeightOrPointsAreHarmless) {
    EXPECT_EQ(digitHeight({}), 0);
    EXPECT_TRUE(onCanvas({}, SampleKind::Number, {}).strokes.empty());
    Drawing dots;
    dots.strokes = {line(0, 0, 0, 0), line(10, 0, 10, 0)};
    EXPECT_FLOAT_EQ(onCanvas(dots, SampleKind::Number, {}).strokes[1].points[0].x, 280);
}

/// Width of the first stroke's pen, drawn with one of 16.
float fittingPen(Drawing drawing) {
    for (Stroke& stroke : drawing.strokes) stroke.width = 16;
    return withFittingPen(drawing).strokes.at(0).width;
}

TEST(CanvasDrawing, APenTooThickForTheWritingFollowsIt) {
    EXPECT_FLOAT_EQ(fittingPen(ones(1, 280)), 16);
    EXPECT_FLOAT_EQ(fittingPen(ones(3, 90)), 16);
    EXPECT_FLOAT_EQ(fittingPen(ones(1, 50)), 0.19F * 50);
    EXPECT_FLOAT_EQ(fittingPen(ones(3, 50)), 0.19F * 50);
}

TEST(CanvasDrawing, PartsOfADigitDoNotMakeItsPenThinner) {
    Drawing five = ones(1, 100);
    five.strokes.push_back(line(0, -30, 40, -30)); // its flag
    EXPECT_FLOAT_EQ(fittingPen(five), 16);
}

TEST(CanvasDrawing, APenThatMadeADotStays) {
    EXPECT_FLOAT_EQ(fittingPen({{Stroke{{{5, 5}}}}}), 16);
    EXPECT_FLOAT_EQ(fittingPen({{line(5, 5, 7, 20)}}), 16);
    EXPECT_FLOAT_EQ(fittingPen({{line(5, 5, 5, 5), line(50, 5, 50, 5)}}), 16); // two
}

TEST(CanvasDrawing, PressureCountsForTheThicknessOfAPen) {
    Drawing drawing{{Stroke{{{0, 0, 0.5F}, {0, 60, 0.5F}}, 16}}};
    EXPECT_FLOAT_EQ(withFittingPen(drawing).strokes[0].width, 16);
    for (PenPoint& point : drawing.strokes[0].points) point.pressure = 2;
    EXPECT_FLOAT_EQ(withFittingPen(drawing).strokes[0].width, 0.19F * 60 / 2);
}

} // namespace
} // namespace digitpad
