#include "core/preprocess/page.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "core/data/readers.h"
#include "core/preprocess/pix.h"
#include "tests/core/preprocess/picture_makers.h"

namespace digitpad {
namespace {

constexpr int kWidth = 400;
constexpr int kHeight = 300;

template <typename Level>
GreyImage picture(Level level) {
    return greyPicture(kWidth, kHeight, level);
}

/// A page with ink on a darker table.
template <typename IsOnPage, typename IsInk>
GreyImage onTable(IsOnPage isOnPage, IsInk isInk) {
    return picture([&](int x, int y) { return !isOnPage(x, y) ? 70 : isInk(x, y) ? 30 : 220; });
}

bool isWithin(int x, int y, int left, int top, int right, int bottom) {
    return x >= left && x < right && y >= top && y < bottom;
}

/// A bar of ink, where a digit would be.
bool isInk(int x, int y) {
    return isWithin(x, y, 190, 80, 210, 220);
}

bool isOnPage(int x, int y) {
    return isWithin(x, y, 40, 30, 350, 280);
}

TEST(Page, OnADarkerTableIsAllThatIsLeft) {
    GreyImage photo = onTable(isOnPage, isInk);
    ASSERT_TRUE(clearAroundPage(photo));
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x) ASSERT_EQ(photo.at(x, y), isInk(x, y) ? 30 : 220) << x << ' ' << y;
}

TEST(Page, ThatLosesLightToOneSideIsFoundWhole) {
    const auto light = [](int x) { return 1 - 0.5 * x / kWidth; };
    GreyImage photo = picture([&](int x, int y) {
        return light(x) * (!isOnPage(x, y) ? 60 : isInk(x, y) ? 30 : 220);
    });
    ASSERT_TRUE(clearAroundPage(photo));
    EXPECT_GT(photo.at(390, 150), 180); // the table
    EXPECT_NEAR(photo.at(330, 150), light(330) * 220, 1);
    EXPECT_NEAR(photo.at(200, 150), light(200) * 30, 1);
}

/// No page: the picture stays as it is.
void expectUntouched(const std::function<double(int, int)>& level) {
    const GreyImage before = picture(level);
    GreyImage after = before;
    EXPECT_FALSE(clearAroundPage(after));
    EXPECT_EQ(after.pixels, before.pixels);
}

TEST(Page, ThatFillsThePictureStaysAsItIs) {
    expectUntouched([](int x, int y) { return isInk(x, y) ? 30 : 220; });
    expectUntouched([](int, int) { return 128; });
}

TEST(Page, IsNotWhatAZeroEncloses) {
    expectUntouched([](int x, int y) {
        const double radius = std::hypot(x - 200, (y - 150) * 1.4);
        return radius > 170 && radius < 190 ? 30 : 220;
    });
}

TEST(Page, KeepsTheInkAtItsEdge) {
    const auto isInkAtEdge = [](int x, int y) { return isWithin(x, y, 44, 100, 64, 200); };
    GreyImage photo = onTable(isOnPage, isInkAtEdge);
    ASSERT_TRUE(clearAroundPage(photo));
    EXPECT_EQ(photo.at(55, 150), 30);
    EXPECT_EQ(photo.at(20, 150), 220);
}

TEST(Page, IsNotWhatLightInkOnADarkBoardIs) {
    expectUntouched([](int x, int y) { return isInk(x, y) ? 230 : 50; });
    const auto ring = [](int x, int y) { // a thick zero
        const double radius = std::hypot(x - 200, (y - 150) / 1.3);
        return radius > 50 && radius < 95 ? 230 : 50;
    };
    expectUntouched(ring);
}

TEST(Page, IsNotASpotOfLightWithoutAnEdge) {
    expectUntouched([](int x, int y) {
        const double away = std::hypot((x - 200) / 200.0, (y - 150) / 150.0);
        return (isInk(x, y) ? 0.2 : 1.0) * (60 + 160 * std::exp(-2 * away * away));
    });
}

TEST(Page, IsLookedForInNoCutOut) {
    GreyImage small{60, 60, std::vector<std::uint8_t>(3600, 40)};
    for (int y = 10; y < 50; ++y)
        for (int x = 10; x < 50; ++x) small.pixels[static_cast<std::size_t>(y * 60 + x)] = 220;
    EXPECT_FALSE(clearAroundPage(small));
}

TEST(Page, SeenFromTheSideIsFound) {
    const auto isOnTapered = [](int x, int y) {
        return y >= 60 && y < 240 && x > 60 + 0.3 * y && x < 330 - 0.35 * y;
    };
    const auto isInkThere = [](int x, int y) { return isWithin(x, y, 170, 110, 180, 180); };
    GreyImage photo = onTable(isOnTapered, isInkThere);
    ASSERT_TRUE(clearAroundPage(photo));
    EXPECT_EQ(photo.at(175, 150), 30);
    EXPECT_EQ(photo.at(30, 150), 220);
    EXPECT_EQ(photo.at(330, 230), 220);
}

TEST(Page, MayBeASmallNote) {
    const auto isOnNote = [](int x, int y) { return isWithin(x, y, 220, 160, 320, 250); };
    const auto isInkThere = [](int x, int y) { return isWithin(x, y, 260, 180, 268, 230); };
    GreyImage photo = onTable(isOnNote, isInkThere);
    ASSERT_TRUE(clearAroundPage(photo));
    EXPECT_EQ(photo.at(264, 200), 30);
    EXPECT_EQ(photo.at(100, 100), 220);
}

/// The picture's left part is dark.
bool isDarkPart(int x, int y) {
    return x < 90 + 0.05 * y;
}

TEST(Page, MayGoOnBeyondThePicture) {
    GreyImage photo = picture([](int x, int y) {
        return isDarkPart(x, y) ? 70 + 10 * (y / 7 % 2) : isInk(x, y) ? 30 : 220;
    });
    ASSERT_TRUE(clearAroundPage(photo));
    EXPECT_EQ(photo.at(200, 150), 30);
    EXPECT_EQ(photo.at(40, 150), 220);
    EXPECT_EQ(photo.at(399, 0), 220);
}

TEST(Page, IsNotTheLightPartOfOne) {
    const auto isInkThere = [](int x, int y) { return isWithin(x, y, 40, 100, 50, 180); };
    expectUntouched([&](int x, int y) {
        return (isDarkPart(x, y) ? 0.45 : 1) * (isInkThere(x, y) || isInk(x, y) ? 40 : 220);
    });
    // Nor if the shadow is the larger part.
    expectUntouched([](int x, int y) { return (x > 130 ? 0.45 : 1) * (isInk(x, y) ? 40 : 220); });
}

TEST(Page, IsNotWhatADarkStrokeLeaves) {
    expectUntouched([](int x, int y) { return isWithin(x, y, 170, -1, 215, 400) ? 30 : 220; });
    expectUntouched([](int x, int y) { return x + y > 180 && x + y < 260 ? 30 : 220; });
}

TEST(Page, IsNoThickLightDigit) {
    const Dataset mnist = readIdx(DIGITPAD_SOURCE_DIR "/resources/mnist", DatasetPart::Test);
    constexpr int kScale = 8;
    for (const std::size_t i : {527, 2686, 3768, 6154, 8065}) { // nearly rectangular
        const auto bytes = mnist.pixels(i);
        const InkImage large = enlarged({kImageSide, kImageSide, {bytes.begin(), bytes.end()}},
                                        kScale * kImageSide, kScale * kImageSide);
        GreyImage digit{large.width, large.height, {}};
        for (const float level : large.pixels)
            digit.pixels.push_back(static_cast<std::uint8_t>(std::lround(level)));
        EXPECT_FALSE(clearAroundPage(digit)) << i;
    }
}

} // namespace
} // namespace digitpad
