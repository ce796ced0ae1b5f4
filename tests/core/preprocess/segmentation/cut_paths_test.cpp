#include "core/preprocess/segmentation/cut_paths.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "core/preprocess/segmentation/ink_cells.h"
#include "core/preprocess/segmentation/outline.h"
#include "tests/core/preprocess/segmentation/drawings.h"

namespace digitpad::test {
namespace {

/// Two upright bars 6 wide, joined by a bridge 4 high; one of the bars has a hook over the other.
InkImage bridgedBars() {
    InkImage ink(40, 50);
    const auto fill = [&](int left, int top, int width, int height) {
        for (int y = top; y < top + height; ++y)
            for (int x = left; x < left + width; ++x) ink.at(x, y) = 1;
    };
    fill(0, 0, 6, 50);
    fill(0, 0, 40, 6); // the hook
    fill(28, 12, 6, 38);
    fill(6, 30, 22, 4);
    return ink;
}

TEST(CutPaths, GoFromTheFirstRowToTheLastStepByStep) {
    const auto paths = cheapestCutPaths(bridgedBars(), 6);
    ASSERT_FALSE(paths.empty());
    for (const CutPath& path : paths) {
        EXPECT_EQ(path.cells.front().y, 0);
        EXPECT_EQ(path.cells.back().y, 49);
        for (std::size_t i = 1; i < path.cells.size(); ++i) {
            EXPECT_LE(std::abs(path.cells[i].x - path.cells[i - 1].x), 1);
            EXPECT_LE(std::abs(path.cells[i].y - path.cells[i - 1].y), 1);
        }
    }
}

TEST(CutPaths, ComeCheapestFirst) {
    const auto paths = cheapestCutPaths(bridgedBars(), 6);
    EXPECT_TRUE(std::ranges::is_sorted(paths, {}, &CutPath::cost));
}

TEST(CutPaths, GoUnderAHook) {
    // The bars come apart where the path enters from the right, under the hook, and goes down to the bridge.
    InkImage ink = bridgedBars();
    for (int y = 0; y < 12; ++y) ink.at(39, y) = 0;
    const auto paths = cheapestCutPaths(ink, 6);
    EXPECT_TRUE(std::ranges::any_of(paths, [&](const CutPath& path) {
        return std::abs(path.ink - 4) < 1 && // the bridge alone
               std::ranges::any_of(
                   path.cells, [](const Cell& cell) { return cell.x > 28 && cell.y >= 6 && cell.y < 12; });
    }));
}

TEST(CutPaths, NoInkGivesNone) {
    EXPECT_TRUE(cheapestCutPaths(InkImage(30, 30), 3).empty());
    EXPECT_TRUE(cheapestCutPaths(block(0, 0, 1, 1).ink, 1).empty());
}

TEST(Outline, PenWidthIsThatOfTheLines) {
    InkImage line(60, 60);
    for (int i = 5; i < 55; ++i)
        for (int k = 0; k < 5; ++k) line.at(i, 30 + k) = line.at(20 + k, i) = 1;
    // Outlines along the axes count 4 / pi times as long as they do in the mean of all directions.
    EXPECT_NEAR(penWidth(line), 5 * 4 / 3.14159, 1);
    EXPECT_EQ(penWidth(InkImage(4, 4)), 1);
}

TEST(Outline, IsSmoothBesideALineAndNotInACorner) {
    InkImage corner(40, 40);
    for (int i = 0; i < 40; ++i)
        for (int k = 0; k < 6; ++k) corner.at(i, 34 + k) = corner.at(k, i) = 1;
    const InkImage smooth = smoothness(corner, 3);
    EXPECT_EQ(smooth.at(6, 10), 1);
    EXPECT_LT(smooth.at(6, 33), 0.5);
}

TEST(InkCells, SidesOfACutPath) {
    const InkPiece bar = block(0, 0, 10, 4);
    const InkCells cells(bar.ink);
    const CutPath path{{{3, 0}, {3, 1}, {4, 2}, {4, 3}}, 0, 0};
    const InkSet left = cells.leftOf(path);
    EXPECT_EQ(cells.count(left), 3 + 4 + 4 + 4); // a step between rows counts as in the upper one
    EXPECT_EQ(cells.count(cells.all(), left), 40 - 15);
    EXPECT_EQ(cells.box(left, cells.none()), (Box{0, 0, 4, 4}));
}

TEST(InkCells, ACutPathBackUpHasInkAtBothSides) {
    // Down at 2, up at 5, down at 8: left of it are columns 0 and 1, and 5 to 7 in the rows it goes back.
    const InkPiece bar = block(0, 0, 10, 3);
    const InkCells cells(bar.ink);
    const CutPath path{
        {{2, 0}, {2, 1}, {2, 2}, {3, 2}, {4, 2}, {5, 2}, {5, 1}, {6, 1}, {7, 1}, {8, 1}, {8, 2}}, 0, 0};
    const auto left = cells.cells(cells.leftOf(path), cells.none());
    EXPECT_TRUE(std::ranges::any_of(left, [](const Cell& cell) { return cell.x == 6 && cell.y == 1; }));
    EXPECT_FALSE(std::ranges::any_of(left, [](const Cell& cell) { return cell.x == 6 && cell.y == 0; }));
}

TEST(InkCells, LargestPartOfWhatIsBroken) {
    InkImage ink(10, 4);
    for (int y = 0; y < 4; ++y)
        for (const int x : {0, 1, 2, 6}) ink.at(x, y) = 1;
    const InkCells cells(ink);
    EXPECT_EQ(cells.largestPart(cells.all(), cells.none(), {0, 0, 7, 4}), 0.75);
}

} // namespace
} // namespace digitpad::test
