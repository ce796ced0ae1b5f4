#include "core/preprocess/segmentation/pieces.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "core/preprocess/rasteriser.h"
#include "tests/core/preprocess/segmentation/drawings.h"

namespace digitpad::test {
namespace {

TEST(Pieces, StrokesThatCrossInsideAreOne) {
    EXPECT_EQ(drawnPieces(kFour).pieces.size(), 1U);
    EXPECT_EQ(drawnPieces(kCrossedSeven).pieces.size(), 1U);
    EXPECT_EQ(drawnPieces(kSlashedZero).pieces.size(), 1U);
}

TEST(Pieces, StrokesSideBySideStayApartThoughTheirInkMeets) {
    const auto pieces = drawnPieces(kOne + moved(kOne, 6, 0)).pieces; // the pen is 8 wide
    ASSERT_EQ(pieces.size(), 2U);
    EXPECT_TRUE(touch(pieces[0], pieces[1]));
}

TEST(Pieces, StrokesThatOnlyCrossAtTheirSidesStayApart) {
    const Drawing cross{{stroke({{0, 50}, {60, 50}}), stroke({{55, 0}, {115, 100}})}};
    EXPECT_EQ(drawnPieces(cross).pieces.size(), 2U);
}

TEST(Pieces, BoxesAreInUnitsOfThePoints) {
    const auto pieces = drawnPieces(moved(kOne, -40, 200)).pieces;
    ASSERT_EQ(pieces.size(), 1U);
    const Box& box = pieces[0].box;
    // The line from x -32 to -30 and y 200 to 300 with a pen of 8 around it; a pixel for its soft edge.
    EXPECT_NEAR(box.x, -36, 1);
    EXPECT_NEAR(box.y, 196, 1);
    EXPECT_NEAR(box.width, 10, 2);
    EXPECT_NEAR(box.height, 108, 2);
    EXPECT_EQ(pieces[0].ink.width, box.width);
    EXPECT_EQ(pieces[0].ink.height, box.height);
}

TEST(Pieces, WhatAnEraserLeavesIsTakenAsInk) {
    Drawing drawing{{stroke({{50, 0}, {50, 100}}), stroke({{0, 50}, {100, 50}}, 20)}};
    drawing.strokes[1].erases = true;
    const auto pieces = drawnPieces(drawing).pieces;
    ASSERT_EQ(pieces.size(), 2U);
    for (const InkPiece& piece : pieces) EXPECT_LT(piece.box.height, 50);
    drawing.strokes[1] = stroke({{50, 0}, {50, 100}}, 20);
    drawing.strokes[1].erases = true;
    EXPECT_TRUE(drawnPieces(drawing).pieces.empty());
}

TEST(Pieces, InkComesInItsConnectedParts) {
    InkImage ink(60, 40);
    ink.at(5, 5) = ink.at(6, 6) = 0.9F; // corner to corner
    ink.at(30, 20) = 0.5F;
    ink.at(50, 30) = 0.05F; // paper
    const auto pieces = inkPieces(ink);
    ASSERT_EQ(pieces.size(), 2U);
    EXPECT_EQ(pieces[0].box, (Box{5, 5, 2, 2}));
    EXPECT_EQ(pieces[0].ink.at(1, 1), 0.9F);
    EXPECT_EQ(pieces[0].ink.at(1, 0), 0.0F);
    EXPECT_EQ(pieces[1].box, (Box{30, 20, 1, 1}));
    EXPECT_TRUE(inkPieces(InkImage()).empty());
    EXPECT_TRUE(inkPieces(InkImage(20, 20)).empty());
}

TEST(Pieces, InkThatTakesTooMuchMemoryIsLeftEmpty) {
    constexpr int kSide = 3000;
    constexpr int kLines = 40; // each around the next, of 9 million pixels at most
    InkImage ink(kSide, kSide);
    for (int line = 0; line < kLines; ++line)
        for (int i = 2 * line; i < kSide - 2 * line; ++i)
            for (const int end : {2 * line, kSide - 1 - 2 * line}) ink.at(i, end) = ink.at(end, i) = 1;
    const auto pieces = inkPieces(ink);
    ASSERT_EQ(pieces.size(), static_cast<std::size_t>(kLines));
    double area = 0;
    for (const InkPiece& piece : pieces) area += static_cast<double>(piece.ink.pixels.size());
    EXPECT_LE(area, kMostArea);
    EXPECT_TRUE(std::ranges::any_of(pieces, [](const InkPiece& piece) { return piece.ink.pixels.empty(); }));
    for (const InkPiece& piece : pieces) EXPECT_GT(piece.box.width, kSide / 2);
}

TEST(Pieces, MergingTakesTheLargerCoverage) {
    InkPiece faint = block(0, 0, 4, 4);
    for (float& value : faint.ink.pixels) value = 0.4F;
    const InkPiece both = merged(std::array{faint, block(2, 3, 4, 4)});
    EXPECT_EQ(both.box, (Box{0, 0, 6, 7}));
    EXPECT_EQ(both.ink.at(0, 0), 0.4F);
    EXPECT_EQ(both.ink.at(3, 3), 1.0F);
    EXPECT_EQ(both.ink.at(5, 0), 0.0F);
}

} // namespace
} // namespace digitpad::test
