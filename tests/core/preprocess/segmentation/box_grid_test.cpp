#include "core/preprocess/segmentation/box_grid.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/preprocess/segmentation/ink_piece.h"
#include "core/random.h"

namespace digitpad {
namespace {

int upTo(Random& random, int most) {
    return static_cast<int>(random.below(static_cast<std::size_t>(most)));
}

TEST(BoxGrid, MissesNoNeighbour) {
    Random random(3);
    for (const double cell : {0.5, 7.0, 40.0, 1e6}) {
        std::vector<Box> boxes;
        for (int i = 0; i < 200; ++i)
            boxes.push_back(
                {upTo(random, 2000) - 500, upTo(random, 900), 1 + upTo(random, 60), 1 + upTo(random, 300)});
        const BoxGrid grid(boxes, cell);
        for (const Box& box : boxes) {
            const auto found = grid.near(box, 20, 35);
            EXPECT_TRUE(std::ranges::is_sorted(found));
            EXPECT_EQ(std::ranges::adjacent_find(found), found.end());
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                const bool isNear = overlapAcross(box, boxes[i]) >= -20 && overlapDown(box, boxes[i]) >= -35;
                EXPECT_TRUE(!isNear || std::ranges::binary_search(found, i));
            }
        }
    }
}

TEST(BoxGrid, LeavesOutWhatIsFar) {
    const std::vector<Box> boxes{{0, 0, 10, 10}, {500, 0, 10, 10}, {0, 500, 10, 10}};
    EXPECT_EQ(BoxGrid(boxes, 20).near(boxes[0], 50, 50), std::vector<std::size_t>{0});
}

TEST(BoxGrid, MayHoldNothing) {
    EXPECT_TRUE(BoxGrid({}, 10).near({0, 0, 100, 100}, 10, 10).empty());
}

} // namespace
} // namespace digitpad
