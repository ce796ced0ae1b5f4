// Samples that are drawn anew each time: pen strokes, made-up negatives and shuffled patches.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "core/data/dataset.h"
#include "core/preprocess/framing.h"
#include "core/preprocess/rasteriser.h"
#include "core/synthesis/negative_drawings.h"
#include "core/synthesis/negative_samples.h"
#include "core/synthesis/stroke_samples.h"
#include "tests/core/synthesis/pen_strokes.h"

namespace digitpad::test {
namespace {

float ink(const DigitImage& image) {
    return std::accumulate(image.pixels.begin(), image.pixels.end(), 0.0F);
}

std::array<float, kImagePixels> drawnWith(const SampleSource& source, std::uint64_t seed) {
    Random random(seed);
    return source.image(0, random).pixels;
}

TEST(StrokeSamples, AreDrawnAnewEachTime) {
    const StrokeSamples samples("sevens", {{"7", "", "ann", seven()}, {"x", "", "", seven()}});
    EXPECT_EQ(samples.size(), 2U);
    EXPECT_EQ(samples.name(), "sevens");
    EXPECT_EQ(samples.label(0), 7);
    EXPECT_EQ(samples.label(1), kNotADigit);
    EXPECT_EQ(drawnWith(samples, 1), drawnWith(samples, 1));
    EXPECT_NE(drawnWith(samples, 1), drawnWith(samples, 2));
    EXPECT_EQ(samples.drawing(0), seven());
}

TEST(StrokeSamples, AreFramedAsTheCanvasFrames) {
    const PenVariation variation;
    const StrokeSamples samples("sevens", {{"7", "", "", seven()}}, variation);
    Random forSample(9);
    Random forDrawing(9);
    const auto expected = frameDigit(rasterise(varied(seven(), variation, forDrawing)));
    ASSERT_TRUE(expected.has_value());
    EXPECT_EQ(samples.image(0, forSample).pixels, expected->pixels);
}

/// Of 200 images, the most ink that one has.
float mostInk(const std::string& label, const Drawing& drawing) {
    const StrokeSamples samples("one drawing", {{label, "", "", drawing}});
    float most = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Random random(seed);
        most = std::max(most, ink(samples.image(0, random)));
    }
    return most;
}

TEST(StrokeSamples, OnesAreDrawnWithPensThatWouldFillOtherDigits) {
    const Drawing stem{{strokeThrough({{0, 0}, {1, 50}, {0, 100}})}};
    // A frame's longer side is 20 pixels: 28 % of that as a pen leaves a bar 20 high and below 5 wide, half
    // of it one near 7.
    EXPECT_GT(mostInk("1", stem), 105);
    EXPECT_LT(mostInk("x", stem), 100) << "what is not a one keeps to the usual pens";
    EXPECT_EQ(mostInk("1", seven()), mostInk("x", seven())) << "a one with a flag too";
}

TEST(NegativeDrawings, EveryFamilyMakesInkThatVaries) {
    std::vector<NegativeFamily> families(kTrainedFamilies.begin(), kTrainedFamilies.end());
    families.insert(families.end(), kMeasuredFamilies.begin(), kMeasuredFamilies.end());
    for (const NegativeFamily family : families) {
        Random random(1);
        const Drawing first = negativeDrawing(family, random);
        const Drawing second = negativeDrawing(family, random);
        EXPECT_NE(first, second) << static_cast<int>(family);
        EXPECT_TRUE(frameDigit(rasterise(scaledDrawing(first, 100, 8))).has_value())
            << static_cast<int>(family);
    }
}

TEST(NegativeDrawings, FamiliesToMeasureWithAreNotTrainedOn) {
    for (const NegativeFamily family : kMeasuredFamilies)
        EXPECT_EQ(std::ranges::find(kTrainedFamilies, family), kTrainedFamilies.end());
}

TEST(NegativeDrawings, CrossingOutKeepsTheDigit) {
    Random random(1);
    for (int i = 0; i < 20; ++i) {
        const Drawing crossed = crossedOut(seven(), random);
        ASSERT_GE(crossed.strokes.size(), 2U);
        EXPECT_EQ(crossed.strokes[0].points.size(), seven().strokes[0].points.size());
    }
}

TEST(NegativeDrawings, TwoDigitsStandSideBySide) {
    Random random(1);
    const Drawing both = sideBySide(seven(), seven(), random);
    ASSERT_EQ(both.strokes.size(), 2U);
    const auto leftmost = [](const Stroke& stroke) {
        return std::ranges::min_element(stroke.points, {}, &PenPoint::x)->x;
    };
    const auto rightmost = [](const Stroke& stroke) {
        return std::ranges::max_element(stroke.points, {}, &PenPoint::x)->x;
    };
    EXPECT_GT(leftmost(both.strokes[1]), leftmost(both.strokes[0]));
    EXPECT_GT(rightmost(both.strokes[1]), rightmost(both.strokes[0]));
}

TEST(NegativeSamples, AreNeverBlankAndNeverDigits) {
    const NegativeSamples samples(200, {seven()});
    std::set<float> inks;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        Random random = Random::forStream(1, i);
        inks.insert(ink(samples.image(i, random)));
        EXPECT_EQ(samples.label(i), kNotADigit);
    }
    EXPECT_GT(*inks.begin(), 0);
    EXPECT_GT(inks.size(), 190U) << "each is another drawing";
}

TEST(ShuffledPatches, MoveEveryQuarter) {
    DigitImage image;
    for (int row = 6; row < 12; ++row) // one block in each quarter, of four sizes
        for (int column = 6; column < 12; ++column) {
            image.at(row, column) = 1;
            if (row < 11) image.at(row + 10, column) = 1;
            if (column < 10) image.at(row, column + 10) = 1;
            if (row < 9 && column < 9) image.at(row + 10, column + 10) = 1;
        }
    std::vector<std::uint8_t> pixels;
    appendPixels(pixels, image);
    const auto digits = std::make_shared<const Dataset>("blocks", std::move(pixels), std::vector<int>{3});
    const ShuffledPatches shuffled(digits);
    EXPECT_EQ(shuffled.size(), 1U);
    EXPECT_EQ(shuffled.label(0), kNotADigit);
    std::set<std::array<float, kImagePixels>> results;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const auto result = drawnWith(shuffled, seed);
        EXPECT_NE(result, frameDigit(InkImage(28, 28)).value_or(image).pixels);
        results.insert(result);
    }
    EXPECT_EQ(results.size(), 9U) << "four things have nine orders in which none stays";
}

} // namespace
} // namespace digitpad::test
