#include "core/synthesis/touching_digits.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/synthesis/pen_strokes.h"

namespace digitpad::test {
namespace {

const Drawing kStem{{strokeThrough({{0, 0}, {1, 50}, {0, 100}})}};
const Drawing kRing{{strokeThrough({{50, 0}, {0, 50}, {50, 100}, {100, 50}, {50, 0}})}};

TouchingDigits onesAndSevens(std::size_t size) {
    std::array<std::vector<Drawing>, kDigits> digits;
    digits[1] = {kStem};
    digits[7] = {seven()};
    return {size, std::move(digits)};
}

int rowsWithInk(const DigitImage& image) {
    int rows = 0;
    for (int y = 0; y < kImageSide; ++y) {
        bool ink = false;
        for (int x = 0; x < kImageSide; ++x) ink = ink || image.at(y, x) > 0.1F;
        rows += ink ? 1 : 0;
    }
    return rows;
}

TEST(TouchingDigits, AreThreeInFiveDigitsOfEveryKindThereIs) {
    const TouchingDigits samples = onesAndSevens(100);
    std::array<int, kDigits + 1> counts{};
    for (std::size_t i = 0; i < samples.size(); ++i)
        ++counts[static_cast<std::size_t>(samples.label(i) == kNotADigit ? kDigits : samples.label(i))];
    EXPECT_EQ(counts[1], 30);
    EXPECT_EQ(counts[7], 30);
    EXPECT_EQ(counts[kDigits], 40);
}

TEST(TouchingDigits, AreMadeAnewEachTimeAndNeverBlank) {
    const TouchingDigits samples = onesAndSevens(100);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        Random first(1);
        Random second(2);
        Random again(1);
        const auto image = samples.image(i, first).pixels;
        EXPECT_NE(image, samples.image(i, second).pixels);
        EXPECT_EQ(image, samples.image(i, again).pixels);
        EXPECT_EQ(*std::ranges::max_element(image), 1) << "framing stretches the darkest ink to 1";
    }
}

/// Of 100 images of two rings of the kind that stands at `place` of a round of five, how high half of them
/// are at least.
int medianHeight(std::size_t place) {
    std::array<std::vector<Drawing>, kDigits> digits;
    digits[0] = {kRing};
    const TouchingDigits samples(500, std::move(digits));
    std::vector<int> heights;
    for (std::size_t i = place; i < samples.size(); i += 5) {
        Random random(i);
        heights.push_back(rowsWithInk(samples.image(i, random)));
    }
    std::ranges::nth_element(heights, heights.begin() + 50);
    return heights[50];
}

TEST(TouchingDigits, WhatIsNotCutIsWiderThanADigit) {
    // The longer side is framed to 20 pixels: a ring is as high as wide, two are twice as wide, and one with
    // 40 to 75 % of another's width is 1.4 to 1.75 times as wide.
    EXPECT_GT(medianHeight(0), 17);
    EXPECT_LT(medianHeight(3), 14);
    EXPECT_LT(medianHeight(4), 17);
    EXPECT_GT(medianHeight(4), medianHeight(3));
}

} // namespace
} // namespace digitpad::test
