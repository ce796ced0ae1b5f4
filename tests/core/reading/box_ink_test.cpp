#include "core/reading/box_ink.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace digitpad::test {
namespace {

/// Paper of one grey with an upright bar of another at x 20 to 25, y 10 to 40.
GreyImage bar(int paper, int ink) {
    GreyImage picture{60, 50, std::vector<std::uint8_t>(60 * 50, static_cast<std::uint8_t>(paper))};
    for (int y = 10; y < 40; ++y)
        for (int x = 20; x < 25; ++x)
            picture.pixels[static_cast<std::size_t>(y * 60 + x)] = static_cast<std::uint8_t>(ink);
    return picture;
}
constexpr SymbolBox kBar{20, 10, 25, 40, 1};

float inkOf(const DigitImage& image) {
    return std::accumulate(image.pixels.begin(), image.pixels.end(), 0.0F);
}

/// Full ink in the middle column, none in the corners.
void expectUprightBar(const DigitImage& image) {
    EXPECT_GT(image.at(14, 14), 0.9F);
    EXPECT_GT(image.at(6, 14), 0.5F);
    EXPECT_EQ(image.at(0, 0), 0);
    EXPECT_EQ(image.at(14, 4), 0);
    EXPECT_EQ(image.at(14, 24), 0);
}

TEST(BoxInk, FramesDarkInkOnLightPaper) {
    expectUprightBar(framedDigit(bar(210, 40), kBar));
}

TEST(BoxInk, FramesLightInkOnDarkPaper) {
    expectUprightBar(framedDigit(bar(40, 210), kBar));
}

TEST(BoxInk, FramesFaintInkAsStrongly) {
    const float strong = inkOf(framedDigit(bar(210, 40), kBar));
    EXPECT_NEAR(inkOf(framedDigit(bar(210, 190), kBar)), strong, 0.02F * strong);
}

TEST(BoxInk, LeavesNeighboursOut) {
    GreyImage picture = bar(210, 40);
    for (int y = 10; y < 40; ++y)
        for (int x = 29; x < 34; ++x) picture.pixels[static_cast<std::size_t>(y * 60 + x)] = 40;
    expectUprightBar(framedDigit(picture, kBar));
}

TEST(BoxInk, OfBlankPaperIsBlank) {
    EXPECT_EQ(inkOf(framedDigit(bar(200, 200), kBar)), 0);
}

TEST(BoxInk, TakesABoxBeyondThePicture) {
    EXPECT_NO_THROW(framedDigit(bar(210, 40), {-30, -30, 500, 500, 0}));
    EXPECT_NO_THROW(framedDigit(bar(210, 40), {100, 100, 120, 130, 0}));
}

TEST(BoxInk, ABoxIsDrawnTightlyAroundItsInk) {
    // A bar of 20x140 pixels at (90, 30), found in a box that is some pixels off.
    GreyImage picture{200, 200, std::vector<std::uint8_t>(200 * 200, 240)};
    for (int y = 30; y < 170; ++y)
        for (int x = 90; x < 110; ++x) picture.pixels[static_cast<std::size_t>(y * 200 + x)] = 20;
    const SymbolBox box = digitInk(picture, {86, 26, 115, 173, 1}).box;
    // The ink is looked at 48 pixels high: four pixels of the picture are one of them.
    EXPECT_NEAR(box.left, 90, 2);
    EXPECT_NEAR(box.top, 30, 2);
    EXPECT_NEAR(box.right, 110, 2);
    EXPECT_NEAR(box.bottom, 170, 2);
    EXPECT_EQ(box.symbol, 1);
}

} // namespace
} // namespace digitpad::test
