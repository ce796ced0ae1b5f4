#include "core/preprocess/segmentation/cuts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "core/preprocess/rasteriser.h"
#include "core/preprocess/segmentation/pieces.h"
#include "tests/core/preprocess/segmentation/drawings.h"

namespace digitpad::test {
namespace {

Drawing ring(float x, float y = 0) {
    return {
        {stroke({{x + 30, y + 4}, {x + 4, y + 50}, {x + 30, y + 96}, {x + 56, y + 50}, {x + 30, y + 4}})}};
}

InkPiece connected(const Drawing& drawing) {
    const auto pieces = inkPieces(rasterise(drawing));
    EXPECT_EQ(pieces.size(), 1U);
    return pieces[0];
}

double inkOf(const InkPiece& piece) {
    double sum = 0;
    for (const float value : piece.ink.pixels) sum += value;
    return sum;
}

/// Shared ink of two pieces, as a part of what either has.
double overlap(const InkPiece& a, const InkPiece& b) {
    const double all = inkOf(merged(std::array{a, b}));
    return (inkOf(a) + inkOf(b) - all) / all;
}

/// How well the slice that fits best covers `digit`.
double bestOverlap(const Cuts& cuts, const InkPiece& digit) {
    double best = 0;
    for (const CutSlice& slice : cuts.slices) best = std::max(best, overlap(slice.piece, digit));
    return best;
}

/// `drawing` alone, where it lies in the piece of both.
InkPiece within(const InkPiece& whole, const Drawing& drawing, bool atRight) {
    InkPiece piece = connected(drawing);
    piece.box.x = atRight ? right(whole.box) - piece.box.width : whole.box.x;
    piece.box.y = whole.box.y;
    return piece;
}

TEST(Cuts, GoThroughThePlaceWhereDigitsTouch) {
    const InkPiece rings = connected(ring(0) + ring(60));
    const Cuts cuts = cutApart(rings, 100);
    // The pens overlap by half, and a cell of the search may go to either side.
    EXPECT_GT(bestOverlap(cuts, within(rings, ring(0), false)), 0.9);
    EXPECT_GT(bestOverlap(cuts, within(rings, ring(0), true)), 0.9);
}

TEST(Cuts, GoAroundWhatHangsOverTheNextDigit) {
    // A seven whose bar reaches over a low ring and touches it.
    const Drawing seven{{stroke({{0, 4}, {75, 4}, {20, 100}})}};
    const Drawing low{{stroke({{75, 8}, {52, 60}, {75, 98}, {98, 60}, {75, 8}})}};
    const InkPiece both = connected(seven + low);
    EXPECT_GT(bestOverlap(cutApart(both, 100), within(both, seven, false)), 0.85);
}

TEST(Cuts, GoThroughALongContactBetweenTwoValleys) {
    // Two discs that share a fifth of their height: every way around the contact is longer, through the
    // discs.
    const Drawing disc{{stroke({{50, 50}}, 100)}};
    const InkPiece discs = connected(disc + moved(disc, 96, 0));
    const Cuts cuts = cutApart(discs, 100);
    EXPECT_GT(bestOverlap(cuts, within(discs, disc, false)), 0.95);
    EXPECT_GT(bestOverlap(cuts, within(discs, disc, true)), 0.95);
}

TEST(Cuts, LeaveAllInkInTheSlices) {
    const InkPiece rings = connected(ring(0) + ring(60));
    const Cuts cuts = cutApart(rings, 100);
    ASSERT_FALSE(cuts.slices.empty());
    for (const CutSlice& left : cuts.slices) {
        const auto rest = std::ranges::find_if(cuts.slices, [&](const CutSlice& other) {
            return left.first == 0 && other.first == left.end && other.end == cuts.rightSide();
        });
        if (rest == cuts.slices.end()) continue;
        const InkPiece again = merged(std::array{left.piece, rest->piece});
        EXPECT_EQ(again.box, rings.box);
        // Fringes below the least coverage may fall off at the cuts.
        EXPECT_NEAR(inkOf(again), inkOf(rings), 0.01 * inkOf(rings));
    }
}

TEST(Cuts, GiveSlicesThatLeadFromSideToSide) {
    const Cuts cuts = cutApart(connected(ring(0) + ring(60) + ring(120)), 100);
    ASSERT_FALSE(cuts.slices.empty());
    for (const CutSlice& slice : cuts.slices) {
        const auto meets = [&](auto place, std::size_t at) {
            return std::ranges::any_of(cuts.slices,
                                       [&](const CutSlice& other) { return place(other) == at; });
        };
        EXPECT_TRUE(slice.first == 0 || meets([](const auto& s) { return s.end; }, slice.first));
        EXPECT_TRUE(slice.end == cuts.rightSide() || meets([](const auto& s) { return s.first; }, slice.end));
    }
}

TEST(Cuts, DoNotGoAlongAStroke) {
    EXPECT_TRUE(cutApart(block(0, 0, 10, 100), 100).slices.empty());
    EXPECT_TRUE(cutApart(block(0, 0, 100, 100), 100).slices.empty());
}

TEST(Cuts, TinyPiecesStayWhole) {
    EXPECT_TRUE(cutApart(block(0, 0, 1, 1), 100).slices.empty());
    EXPECT_TRUE(cutApart(block(0, 0, 2, 30), 30).slices.empty());
}

} // namespace
} // namespace digitpad::test
