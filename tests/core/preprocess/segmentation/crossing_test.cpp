// Strokes that cross are found as by comparing each piece with each.
#include "core/preprocess/segmentation/crossing.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/random.h"
#include "tests/core/preprocess/segmentation/drawings.h"

namespace digitpad::test {
namespace {

/// A wavy line from left to right.
Drawing wave(float x, float y, float height, int turns) {
    Stroke stroke;
    for (int i = 0; i <= 20 * turns; ++i)
        stroke.points.push_back(
            {x + static_cast<float>(i), y + height * std::sin(static_cast<float>(i) / 3)});
    return {{stroke}};
}

TEST(Crossing, LongLinesCrossWhereverTheyMeet) {
    for (const float at : {-1.0F, 3.0F, 150.0F, 399.0F}) {
        const Drawing line{{stroke({{at, -50}, {at, 50}})}};
        EXPECT_EQ(crossingStrokes(wave(0, 0, 20, 20) + line).size(), at < 0 ? 2U : 1U) << at;
    }
    EXPECT_EQ(crossingStrokes(wave(0, 0, 20, 20) + wave(5, 200, 20, 20)).size(), 2U);
    EXPECT_EQ(crossingStrokes(wave(0, 0, 20, 20) + wave(5, 10, 20, 20)).size(), 1U);
}

TEST(Crossing, LinesAlongEachOtherDoNotCross) {
    EXPECT_EQ(crossingStrokes(wave(0, 0, 20, 40) + wave(0, 3, 20, 40)).size(), 2U);
}

TEST(Crossing, GroupsComeInTheOrderOfTheirFirstStrokes) {
    const Drawing cross{
        {stroke({{200, 50}, {300, 50}}), stroke({{0, 0}, {0, 100}}), stroke({{250, 0}, {250, 100}})}};
    const auto groups = crossingStrokes(cross);
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups[0].strokes.size(), 2U);
    EXPECT_EQ(groups[0].strokes[1].points[0].x, 250);
    EXPECT_EQ(groups[1].strokes[0].points[0].x, 0);
}

TEST(Crossing, StraightLinesCrossAsTheirEndsSay) {
    Random random(7);
    const auto place = [&random] { return static_cast<float>(random.uniform(0, 100)); };
    for (int i = 0; i < 500; ++i) {
        // One from left to right, one from the top down within its sides: they cross by the height of the
        // first there.
        const float left = place();
        const float right = left + 50;
        const float from = place();
        const float to = place();
        const float x = left + 25;
        const float top = place();
        const float under = top + 20;
        const float y = (from + to) / 2;
        if (std::abs(y - top) < 0.01F || std::abs(y - under) < 0.01F) continue; // too close to tell
        const Drawing drawing{{stroke({{left, from}, {right, to}}), stroke({{x, top}, {x, under}})}};
        EXPECT_EQ(crossingStrokes(drawing).size(), y > top && y < under ? 1U : 2U);
    }
}

TEST(Crossing, DotsAndStrokesWithoutPointsCrossNothing) {
    const Drawing drawing{{stroke({{5, 5}}), stroke({{0, 5}, {10, 5}}), stroke({})}};
    EXPECT_EQ(crossingStrokes(drawing).size(), 3U);
}

TEST(Crossing, CanBeCancelled) {
    std::stop_source source;
    source.request_stop();
    EXPECT_THROW(crossingStrokes(kFour, source.get_token()), Cancelled);
}

} // namespace
} // namespace digitpad::test
