#include "core/preprocess/segmentation/cuts.h"

#include <gtest/gtest.h>

#include "core/preprocess/rasteriser.h"
#include "core/preprocess/segmentation/pieces.h"
#include "tests/core/preprocess/segmentation/drawings.h"

namespace digitpad::test {
namespace {

/// Two rings 100 high that touch at their sides, as ink in one piece.
InkPiece touchingRings() {
    const auto ring = [](float x) {
        return Drawing{{stroke({{x + 30, 4}, {x + 4, 50}, {x + 30, 96}, {x + 56, 50}, {x + 30, 4}})}};
    };
    const auto pieces = inkPieces(rasterise(ring(0) + ring(60)));
    EXPECT_EQ(pieces.size(), 1U);
    return pieces[0];
}

TEST(Cuts, GoThroughThePlaceWhereDigitsTouch) {
    const InkPiece rings = touchingRings();
    const auto parts = cutApart(rings, 100, 1);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0].cutInk, 0);
    EXPECT_GT(parts[1].cutInk, 0);
    // The rings are alike; where they touch a pen's width of 8 may go to either side.
    EXPECT_NEAR(parts[0].piece.box.width, parts[1].piece.box.width, 8);
    EXPECT_NEAR(parts[0].piece.box.height, rings.box.height, 2);
}

TEST(Cuts, GoThroughALongContactBetweenTwoValleys) {
    // Two discs that share a fifth of their height: every way around the contact is longer, through the
    // discs.
    Drawing discs{{stroke({{50, 50}}, 100), stroke({{146, 50}}, 100)}};
    const auto pieces = inkPieces(rasterise(discs));
    ASSERT_EQ(pieces.size(), 1U);
    const auto parts = cutApart(pieces[0], 100, 3);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_NEAR(parts[0].piece.box.width, 98, 3);
    EXPECT_NEAR(parts[1].piece.box.width, 98, 3);
}

TEST(Cuts, LeaveAllInkInTheParts) {
    const InkPiece rings = touchingRings();
    std::vector<InkPiece> pieces;
    for (const CutPart& part : cutApart(rings, 100, 5)) pieces.push_back(part.piece);
    const InkPiece again = merged(pieces);
    EXPECT_EQ(again.box, rings.box);
    double before = 0;
    double after = 0;
    for (const float value : rings.ink.pixels) before += value;
    for (const float value : again.ink.pixels) after += value;
    // Fringes below the least coverage may fall off at the cuts.
    EXPECT_NEAR(after, before, 0.01 * before);
}

TEST(Cuts, AreAtMostAsManyAsAsked) {
    for (const int most : {0, 1, 2, 5}) EXPECT_LE(cutApart(touchingRings(), 100, most).size(), most + 1U);
}

TEST(Cuts, DoNotGoAlongAStroke) {
    EXPECT_EQ(cutApart(block(0, 0, 10, 100), 100, 5).size(), 1U);
    EXPECT_EQ(cutApart(block(0, 0, 100, 100), 100, 5).size(), 1U);
}

TEST(Cuts, TinyPiecesStayWhole) {
    EXPECT_EQ(cutApart(block(0, 0, 1, 1), 100, 5).size(), 1U);
    EXPECT_EQ(cutApart(block(0, 0, 2, 30), 30, 5).size(), 1U);
}

} // namespace
} // namespace digitpad::test
