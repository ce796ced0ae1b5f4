#include "core/synthesis/warp.h"

#include <gtest/gtest.h>

namespace digitpad {
namespace {

TEST(Warp, TakesCornersToCorners) {
    const std::array<PaperPoint, 4> corners{PaperPoint{3, 1}, {95, 4}, {90, 48}, {1, 46}};
    const Warp warp(corners, 100, 50);
    const std::array<PaperPoint, 4> picture{PaperPoint{0, 0}, {100, 0}, {100, 50}, {0, 50}};
    for (std::size_t i = 0; i < 4; ++i) {
        const PaperPoint there = warp.onSheet(picture[i]);
        EXPECT_NEAR(there.x, corners[i].x, 1e-9);
        EXPECT_NEAR(there.y, corners[i].y, 1e-9);
        const PaperPoint back = warp.inPicture(corners[i]);
        EXPECT_NEAR(back.x, picture[i].x, 1e-9);
        EXPECT_NEAR(back.y, picture[i].y, 1e-9);
    }
}

TEST(Warp, ShowsAMarkWhereItSaysThatItIs) {
    InkImage sheet(80, 60);
    sheet.at(50, 20) = 1;
    Random random(4);
    const Warp warp = Warp::any(80, 60, 0.12, random);
    const InkImage seen = warp.seen(sheet);
    const PaperPoint there = warp.inPicture({50.5, 20.5});
    double sum = 0;
    double x = 0;
    double y = 0;
    for (int row = 0; row < 60; ++row)
        for (int column = 0; column < 80; ++column) {
            sum += seen.at(column, row);
            x += seen.at(column, row) * (column + 0.5);
            y += seen.at(column, row) * (row + 0.5);
        }
    ASSERT_GT(sum, 0);
    // One pixel of light, spread over four: its middle is known to half a pixel.
    EXPECT_NEAR(x / sum, there.x, 0.5);
    EXPECT_NEAR(y / sum, there.y, 0.5);
}

TEST(Warp, LeavesTheSheetAloneAsItIsMade) {
    const PaperPoint place = Warp().inPicture({3, 4});
    EXPECT_EQ(place.x, 3);
    EXPECT_EQ(place.y, 4);
}

} // namespace
} // namespace digitpad
