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

} // namespace
} // namespace digitpad::test
