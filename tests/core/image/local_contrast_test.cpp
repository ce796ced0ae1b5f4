#include "core/image/local_contrast.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/random.h"

namespace digitpad::test {
namespace {

/// Blank paper of one grey with a dark upright bar.
GreyImage bar(int paper, int ink) {
    GreyImage picture{60, 40, std::vector<std::uint8_t>(60 * 40, static_cast<std::uint8_t>(paper))};
    for (int y = 10; y < 30; ++y)
        for (int x = 28; x < 32; ++x)
            picture.pixels[static_cast<std::size_t>(y * 60 + x)] = static_cast<std::uint8_t>(ink);
    return picture;
}

TEST(LocalContrast, OfBlankPaperIsZero) {
    const InkImage contrast = localContrast(bar(200, 200));
    ASSERT_EQ(contrast.width, 60);
    ASSERT_EQ(contrast.height, 40);
    EXPECT_TRUE(std::ranges::all_of(contrast.pixels, [](float value) { return value == 0; }));
}

TEST(LocalContrast, IsPositiveForDarkWritingAndNegativeForLight) {
    EXPECT_GT(localContrast(bar(200, 50)).at(30, 20), 2);
    EXPECT_LT(localContrast(bar(50, 200)).at(30, 20), -2);
}

TEST(LocalContrast, DoesNotDependOnTheGreyOfThePaper) {
    const InkImage light = localContrast(bar(220, 180));
    const InkImage dark = localContrast(bar(120, 80));
    EXPECT_EQ(light.pixels, dark.pixels);
}

TEST(LocalContrast, OfFaintWritingIsNearlyThatOfStrongWriting) {
    const float strong = localContrast(bar(200, 20)).at(30, 20);
    const float faint = localContrast(bar(200, 170)).at(30, 20);
    // A sixth of the contrast; the constant for noise takes less than half of what is left.
    EXPECT_GT(faint, strong / 2);
    EXPECT_LT(faint, strong);
}

/// One pixel's distance from the mean of the 49x49 pixels around it over their deviation, as it is defined.
float plainContrast(const GreyImage& picture, int column, int row) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int y = std::max(row - 24, 0); y <= std::min(row + 24, picture.height - 1); ++y)
        for (int x = std::max(column - 24, 0); x <= std::min(column + 24, picture.width - 1); ++x, ++count) {
            const double value = picture.at(x, y);
            sum += value;
            squares += value * value;
        }
    const double mean = sum / count;
    const double deviation = std::sqrt(std::max(squares / count - mean * mean, 0.0));
    return static_cast<float>(std::clamp((mean - picture.at(column, row)) / (deviation + 3), -5.0, 5.0));
}

TEST(LocalContrast, IsThatOfItsDefinitionAtEveryPixel) {
    Random random(3);
    for (const auto& [width, height] : {std::pair{70, 60}, {24, 49}, {130, 1}, {1, 130}, {25, 7}}) {
        GreyImage picture{width, height, {}};
        for (int i = 0; i < width * height; ++i)
            picture.pixels.push_back(static_cast<std::uint8_t>(random.below(256)));
        const InkImage contrast = localContrast(picture);
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                ASSERT_FLOAT_EQ(contrast.at(x, y), plainContrast(picture, x, y)) << x << "," << y;
    }
}

TEST(LocalContrast, TakesAPictureOfOnePixel) {
    EXPECT_EQ(localContrast(GreyImage{1, 1, {77}}).at(0, 0), 0);
}

} // namespace
} // namespace digitpad::test
