#include "core/preprocess/rasteriser.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include "tests/core/preprocess/picture_makers.h"

namespace digitpad {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::Ge;
using ::testing::Le;

double totalInk(const InkImage& ink) {
    return std::accumulate(ink.pixels.begin(), ink.pixels.end(), 0.0);
}

TEST(Rasteriser, DrawsAnAntiAliasedLineOfItsWidth) {
    InkImage paper(60, 40);
    drawStrokes({{line({{10, 20.25F}, {50, 20.25F}}, 7)}}, paper);
    float across = 0;
    for (int y = 0; y < 40; ++y) across += paper.at(30, y);
    EXPECT_NEAR(across, 7, 1e-4); // float rounding
    EXPECT_EQ(paper.at(30, 20), 1);
    EXPECT_NEAR(paper.at(30, 16), 0.25, 1e-4);
    EXPECT_NEAR(totalInk(paper), 40 * 7 + 3.1416 * 3.5 * 3.5,
                1.5); // with round caps, area by distance is near
}

TEST(Rasteriser, DrawsADotForAPoint) {
    InkImage paper(40, 40);
    drawStrokes({{line({{20, 20}}, 10)}}, paper);
    EXPECT_NEAR(totalInk(paper), 3.1416 * 25, 1);
    InkImage repeated(40, 40);
    drawStrokes({{line({{20, 20}, {20, 20}, {20, 20}}, 10)}}, repeated);
    EXPECT_EQ(repeated.pixels, paper.pixels);
}

TEST(Rasteriser, IsNoDarkerWhereLinesOverlap) {
    InkImage once(60, 60);
    InkImage twice(60, 60);
    const Stroke stroke = line({{5, 5}, {55, 50}}, 5);
    drawStrokes({{stroke}}, once);
    drawStrokes({{stroke, stroke}}, twice);
    EXPECT_EQ(once.pixels, twice.pixels);
    EXPECT_THAT(once.pixels, Each(AllOf(Ge(0), Le(1))));
}

TEST(Rasteriser, ScalesTheWidthWithPressure) {
    InkImage paper(60, 40);
    drawStrokes({{line({{10, 20, 0.5F}, {50, 20, 1.5F}}, 8)}}, paper);
    const auto widthAt = [&paper](int x) {
        float sum = 0;
        for (int y = 0; y < paper.height; ++y) sum += paper.at(x, y);
        return sum;
    };
    EXPECT_NEAR(widthAt(12), 4.5, 0.4);
    EXPECT_NEAR(widthAt(30), 8, 0.4);
    EXPECT_NEAR(widthAt(48), 11.5, 0.4);
}

TEST(Rasteriser, BendsSmoothlyThroughTheSamples) {
    InkImage paper(220, 220);
    Stroke circle{.points = {}, .width = 4};
    for (int i = 0; i <= 12; ++i) { // 30 degrees apart: straight pieces would cut 2.7 px off the bend
        const float angle = static_cast<float>(i) * std::numbers::pi_v<float> / 6;
        circle.points.push_back({110 + 80 * std::cos(angle), 110 + 80 * std::sin(angle)});
    }
    drawStrokes({{circle}}, paper);
    const float halfway = std::numbers::pi_v<float> / 12 + std::numbers::pi_v<float> / 2;
    EXPECT_EQ(paper.at(static_cast<int>(110 + 80 * std::cos(halfway)),
                       static_cast<int>(110 + 80 * std::sin(halfway))),
              1);
}

TEST(Rasteriser, KeepsToTheInkWhenTheSamplesAreUneven) {
    // A fast stroke with a slow hook: uniform Catmull-Rom would overshoot far beyond x = 200.
    const InkImage paper = rasterise({{line({{0, 0}, {199, 0}, {200, 0}, {200, 1}, {200, 100}}, 2)}});
    EXPECT_LE(paper.width, 200 + 6);
    EXPECT_LE(paper.height, 100 + 6);
}

TEST(Rasteriser, ErasesWhatLiesUnderAndOnlyThat) {
    InkImage paper(60, 40);
    Stroke eraser = line({{30, 0}, {30, 40}}, 6);
    eraser.erases = true;
    const Stroke ink = line({{5, 20}, {55, 20}}, 4);
    drawStrokes({{ink, eraser, line({{5, 30}, {55, 30}}, 4)}}, paper);
    EXPECT_EQ(paper.at(30, 20), 0);
    EXPECT_EQ(paper.at(10, 20), 1);
    EXPECT_EQ(paper.at(30, 30), 1); // drawn after
}

TEST(Rasteriser, ClipsToThePaper) {
    InkImage paper(30, 30);
    drawStrokes(
        {{line({{-1e9F, -1e9F}, {1e9F, 1e9F}}, 4), line({{1e7F, 0}}, 5), line({{15, -50}, {15, 80}}, 3)}},
        paper);
    EXPECT_EQ(paper.at(15, 0), 1);
    EXPECT_EQ(paper.at(15, 29), 1);
    InkImage none;
    drawStrokes(drawnThree(), none);
    EXPECT_TRUE(none.pixels.empty());
}

TEST(Rasteriser, LeavesOutWhatIsNotANumber) {
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    const Stroke clean = line({{5, 5}, {25, 25}}, 3);
    const Stroke broken = line({{5, 5}, {kNan, 3}, {kInfinity, 9}, {25, 25}}, 3);
    EXPECT_EQ(rasterise({{broken}}).pixels, rasterise({{clean}}).pixels);
}

TEST(Rasterise, FitsThePaperToTheInk) {
    const InkImage paper = rasterise({{line({{-30, 100}, {-10, 140}}, 10)}});
    EXPECT_NEAR(paper.width, 20 + 10, 2);
    EXPECT_NEAR(paper.height, 40 + 10, 2);
    for (int y = 0; y < paper.height; ++y) EXPECT_LT(paper.at(0, y), 1);
    EXPECT_EQ(rasterise({}).width, 0);
    EXPECT_EQ(rasterise({{Stroke{}}}).width, 0);
}

TEST(ScaledDrawing, HasTheAskedSideAtTheOrigin) {
    const Drawing scaled =
        scaledDrawing({{line({{100, 200}, {140, 300, 0.5F}}, 3), line({{100, 200}}, 9)}}, 50, 4);
    EXPECT_EQ(scaled.strokes[0].points, (std::vector<PenPoint>{{0, 0, 1}, {20, 50, 0.5F}}));
    EXPECT_EQ(scaled.strokes[0].width, 4);
    EXPECT_EQ(scaled.strokes[1].width, 4);
}

TEST(ScaledDrawing, TakesDotsAndNothing) {
    const Drawing dot = scaledDrawing({{line({{7, 8}, {7, 8}}, 3)}}, 50, 4);
    EXPECT_EQ(dot.strokes[0].points[1], (PenPoint{0, 0, 1}));
    EXPECT_TRUE(scaledDrawing({}, 50, 4).strokes.empty());
    EXPECT_TRUE(scaledDrawing({{Stroke{}}}, 50, 4).strokes[0].points.empty());
}

} // namespace
} // namespace digitpad
