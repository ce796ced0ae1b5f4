#include "core/preprocess/ink_extraction.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <functional>

#include "core/data/readers.h"
#include "core/preprocess/framing.h"
#include "core/preprocess/rasteriser.h"
#include "core/random.h"
#include "tests/core/preprocess/picture_makers.h"

namespace digitpad {
namespace {

using ::testing::Each;

constexpr int kWidth = 320;
constexpr int kHeight = 400;

Drawing movedTo(Drawing drawing, float x, float y, float side, float width) {
    drawing = scaledDrawing(drawing, side, width);
    for (Stroke& stroke : drawing.strokes) {
        for (PenPoint& point : stroke.points) point = {point.x + x, point.y + y, point.pressure};
    }
    return drawing;
}

/// A three of 200 px in the middle of a 320 x 400 px sheet.
InkImage sheet(float penWidth = 14) {
    InkImage ink(kWidth, kHeight);
    drawStrokes(movedTo(drawnThree(), 110, 100, 200, penWidth), ink);
    return ink;
}

/// What a camera sees: light of the paper at a place, and the part of it that full ink swallows.
GreyImage photograph(const InkImage& ink, const std::function<double(int, int)>& light, double darkness) {
    GreyImage picture{ink.width, ink.height, {}};
    for (int y = 0; y < ink.height; ++y) {
        for (int x = 0; x < ink.width; ++x) {
            const double value = light(x, y) * (1 - darkness * static_cast<double>(ink.at(x, y)));
            picture.pixels.push_back(static_cast<std::uint8_t>(std::clamp(std::round(value), 0.0, 255.0)));
        }
    }
    return picture;
}

GreyImage scan(const InkImage& ink) {
    return photograph(
        ink, [](int, int) { return 255; }, 1);
}

void addNoise(GreyImage& picture, double deviation) {
    Random random(11);
    for (std::uint8_t& value : picture.pixels) {
        value = static_cast<std::uint8_t>(
            std::clamp(std::round(value + deviation * random.normal()), 0.0, 255.0));
    }
}

GreyImage inverted(GreyImage picture) {
    for (std::uint8_t& value : picture.pixels) value = static_cast<std::uint8_t>(255 - value);
    return picture;
}

/// Rounds to coarse levels in blocks of 8, as strong compression does.
void compress(GreyImage& picture) {
    Random random(5);
    for (int top = 0; top < picture.height; top += 8) {
        for (int left = 0; left < picture.width; left += 8) {
            const double offset = random.uniform(-4, 4);
            for (int y = top; y < std::min(top + 8, picture.height); ++y) {
                for (int x = left; x < std::min(left + 8, picture.width); ++x) {
                    const double ripple = 5 * std::cos(0.9 * x) * std::cos(0.7 * y);
                    std::uint8_t& value = picture.pixels[static_cast<std::size_t>(y * picture.width + x)];
                    value = static_cast<std::uint8_t>(
                        std::clamp(std::round(value + offset + ripple), 0.0, 255.0));
                }
            }
        }
    }
}

/// Mean difference between the framed ink of the picture and of what was drawn; a blank picture differs by 1.
double framedError(const GreyImage& picture, const InkImage& drawn) {
    const auto framed = frameDigit(extractInk(picture));
    return framed ? meanDifference(*framed, *frameDigit(drawn)) : 1;
}

bool isBlank(const GreyImage& picture) {
    const InkImage ink = extractInk(picture);
    EXPECT_EQ(ink.width, picture.width);
    EXPECT_EQ(ink.height, picture.height);
    return std::ranges::all_of(ink.pixels, [](float value) { return value == 0; });
}

// A digit of 13 % ink that is moved by one pixel, or drawn with a pen 0.5 px wider, differs by 0.03 to 0.06.

TEST(InkExtraction, TakesDarkOnLightAndLightOnDarkAlike) {
    EXPECT_LT(framedError(scan(sheet()), sheet()), 0.01);
    EXPECT_LT(framedError(inverted(scan(sheet())), sheet()), 0.01);
    EXPECT_LT(framedError(scan(sheet(40)), sheet(40)), 0.01);
    EXPECT_LT(framedError(inverted(scan(sheet(40))), sheet(40)), 0.01);
}

TEST(InkExtraction, LeavesMnistImagesAsTheyAre) {
    const Dataset mnist = readIdx(DIGITPAD_SOURCE_DIR "/resources/mnist", DatasetPart::Test);
    double difference = 0;
    double inverse = 0;
    constexpr std::size_t kCount = 300;
    for (std::size_t i = 0; i < kCount; ++i) {
        const auto bytes = mnist.pixels(i);
        const GreyImage picture{kImageSide, kImageSide, {bytes.begin(), bytes.end()}};
        const auto framed = frameDigit(extractInk(picture));
        ASSERT_TRUE(framed) << i;
        difference += meanDifference(*framed, mnist.image(i)) / kCount;
        const auto dark = frameDigit(extractInk(inverted(picture)));
        ASSERT_TRUE(dark) << i;
        inverse += meanDifference(*dark, mnist.image(i)) / kCount;
    }
    EXPECT_LT(difference, 0.003);
    EXPECT_LT(inverse, 0.003);
}

TEST(InkExtraction, TakesTightSmallCutouts) {
    const InkImage ink = rasterise(scaledDrawing(drawnThree(), 17, 2.5F)); // about 20 px, ink at every side
    ASSERT_LE(ink.height, 21);
    EXPECT_LT(framedError(scan(ink), ink), 0.01);
    EXPECT_LT(framedError(inverted(scan(ink)), ink), 0.01);
}

TEST(InkExtraction, NormalisesShadows) {
    const auto slanting = [](int x, int y) { return 240 - 0.4 * x - 0.15 * y; };
    const auto shadow = [](int x, int) { return 90 + 140 / (1 + std::exp((x - 160) / 12.0)); };
    GreyImage slant = photograph(sheet(), slanting, 0.7);
    addNoise(slant, 3);
    EXPECT_LT(framedError(slant, sheet()), 0.02);
    GreyImage half = photograph(sheet(), shadow, 0.7);
    addNoise(half, 3);
    EXPECT_LT(framedError(half, sheet()), 0.02);
}

TEST(InkExtraction, TellsShadowsFromInk) {
    const auto corner = [](int x, int y) { return x + 2 * y < 120 ? 100.0 : 220.0; };
    EXPECT_LT(framedError(photograph(sheet(), corner, 0.7), sheet()), 0.02);
    // A hand's: a soft band across the digit, wider than a stroke.
    const auto band = [](int x, int y) {
        const double away = std::abs(y + 0.3 * x - 330) / 60;
        return 220 * (0.55 + 0.45 / (1 + std::exp(-(away - 1) / 0.15)));
    };
    EXPECT_LT(framedError(photograph(sheet(), band, 0.7), sheet()), 0.03);
}

using Corners = std::array<PenPoint, 4>;

/// Whether a place lies between four corners, given clockwise.
bool isBetween(const Corners& corners, int x, int y) {
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const PenPoint& from = corners[i];
        const PenPoint& to = corners[(i + 1) % corners.size()];
        const float right = static_cast<float>(x) - from.x;
        const float down = static_cast<float>(y) - from.y;
        if ((to.x - from.x) * down - (to.y - from.y) * right < 0) return false;
    }
    return true;
}

TEST(InkExtraction, TakesOutShadowsWithSharpEdges) {
    const Corners beside{{{225, 140}, {280, 130}, {300, 210}, {230, 215}}};
    const Corners halfOver{{{-100, 150}, {500, 190}, {500, 900}, {-100, 900}}};
    const Corners pointed{{{-300, 40}, {310, 60}, {130, 390}, {-300, 390}}};
    for (const Corners& corners : {beside, halfOver, pointed}) {
        const auto light = [&](int x, int y) { return isBetween(corners, x, y) ? 100.0 : 220.0; };
        EXPECT_LT(framedError(photograph(sheet(), light, 0.7), sheet()), 0.02) << corners[0].x;
    }
}

TEST(InkExtraction, TakesNoPageOnATableForInk) {
    for (const double table : {50.0, 110.0, 160.0}) {
        const auto light = [&](int x, int y) {
            const bool onPage = x + 0.05 * y > 50 && y - 0.05 * x > 20 && x + 0.05 * y < 300 && y < 360;
            return onPage ? 225.0 : table + 12 * std::sin(0.05 * (x + 3 * y));
        };
        GreyImage photo = photograph(sheet(), light, 0.7);
        addNoise(photo, 3);
        EXPECT_LT(framedError(photo, sheet()), 0.03) << table;
        GreyImage blank = photograph(InkImage(kWidth, kHeight), light, 0.7);
        addNoise(blank, 3);
        EXPECT_TRUE(isBlank(blank)) << table;
    }
}

TEST(InkExtraction, TakesNoGlareForInk) {
    const auto board = [](int x, int y) {
        const auto spot = [&](double left, double top, double radius) {
            const double away = std::hypot(x - left, y - top) / radius;
            return 120 * std::exp(-away * away);
        };
        return std::min(140 + spot(55, 60, 32) + spot(285, 330, 28), 255.0) *
               (1 - 0.0004 * std::abs(x - 160));
    };
    GreyImage photo = photograph(sheet(4), board, 0.45);
    addNoise(photo, 2);
    EXPECT_LT(framedError(photo, sheet(4)), 0.03);
}

TEST(InkExtraction, TakesNoSheetOnALightTableForInk) {
    const auto light = [](int x, int y) {
        return x + 0.05 * y > 60 && y - 0.05 * x > 20 && x + 0.05 * y < 290 && y < 370 ? 225.0 : 180.0;
    };
    GreyImage photo = photograph(sheet(4), light, 0.7);
    addNoise(photo, 2);
    EXPECT_LT(framedError(photo, sheet(4)), 0.03);
}

TEST(InkExtraction, TakesNoiseAndCompression) {
    GreyImage noisy = photograph(
        sheet(), [](int, int) { return 190; }, 0.6);
    addNoise(noisy, 12);
    EXPECT_LT(framedError(noisy, sheet()), 0.02);
    GreyImage compressed = photograph(
        sheet(), [](int, int) { return 220; }, 0.7);
    compress(compressed);
    EXPECT_LT(framedError(compressed, sheet()), 0.02);
}

TEST(InkExtraction, KeepsFaintHairLines) {
    const InkImage hair = sheet(1);
    EXPECT_LT(framedError(photograph(
                              hair, [](int, int) { return 230; }, 0.35),
                          hair),
              0.04);
    GreyImage pencil = photograph(
        sheet(4), [](int x, int) { return 230 - 0.1 * x; }, 0.3);
    addNoise(pencil, 3);
    EXPECT_LT(framedError(pencil, sheet(4)), 0.03);
}

TEST(InkExtraction, RemovesSpecks) {
    InkImage dirty = sheet();
    Random random(3);
    for (int i = 0; i < 30; ++i) {
        const auto x = static_cast<float>(random.uniform(0, kWidth));
        const auto y = static_cast<float>(random.uniform(0, kHeight));
        if (std::abs(x - 160) < 80 && std::abs(y - 200) < 120) continue; // a speck on the digit is part of it
        drawStrokes({{line({{x, y}}, 4)}}, dirty);
    }
    EXPECT_LT(framedError(scan(dirty), sheet()), 0.01);
}

TEST(InkExtraction, RemovesRuledLines) {
    InkImage ruled = sheet();
    for (float y = 40; y < kHeight; y += 60) drawStrokes({{line({{-5, y}, {kWidth + 5, y + 2}}, 2)}}, ruled);
    EXPECT_LT(framedError(scan(ruled), sheet()), 0.02);
    for (float x = 40; x < kWidth; x += 60) drawStrokes({{line({{x, -5}, {x, kHeight + 5}}, 2)}}, ruled);
    EXPECT_LT(framedError(scan(ruled), sheet()), 0.03);
}

TEST(InkExtraction, RemovesRuledLinesThatLeanOrBend) {
    InkImage leaning = sheet();
    for (float y = -40; y < kHeight; y += 55)
        drawStrokes({{line({{-5, y}, {kWidth + 5, y + 25 + y / 10}}, 2)}}, leaning); // as seen from the side
    EXPECT_LT(framedError(scan(leaning), sheet()), 0.03);

    InkImage bent = sheet();
    for (float y = 20; y < kHeight; y += 55) {
        Stroke curve{.points = {}, .width = 2};
        for (float x = -5; x < kWidth + 6; x += 10) curve.points.push_back({x, y + 8 * std::sin(x / 50)});
        drawStrokes({{curve}}, bent);
    }
    EXPECT_LT(framedError(scan(bent), sheet()), 0.03);
}

/// Squares of 16 px, turned, over all of the sheet.
InkImage fineSquares() {
    InkImage squares(kWidth, kHeight);
    constexpr float kReach = kWidth + kHeight;
    constexpr float kLean = 0.04F; // 2.3 degrees
    for (float at = -kReach; at < kReach; at += 16) {
        drawStrokes({{line({{at, -5}, {at + kLean * kHeight, kHeight + 5}}, 2)}}, squares);
        drawStrokes({{line({{-5, at}, {kWidth + 5, at - kLean * kWidth}}, 2)}}, squares);
    }
    return squares;
}

/// `ink` over `lines`, which are printed that dark.
InkImage over(const InkImage& lines, float darkness, InkImage ink) {
    for (std::size_t i = 0; i < ink.pixels.size(); ++i)
        ink.pixels[i] = std::max(ink.pixels[i], darkness * lines.pixels[i]);
    return ink;
}

TEST(InkExtraction, RemovesFineAndTurnedSquaresPalerThanTheInk) {
    for (const float darkness : {0.2F, 0.35F, 0.5F})
        EXPECT_LT(framedError(scan(over(fineSquares(), darkness, sheet(8))), sheet(8)), 0.03) << darkness;
}

TEST(InkExtraction, RemovesDarkRuledLinesFromPaleSquares) {
    InkImage margin(kWidth, kHeight);
    drawStrokes({{line({{40, -5}, {41, kHeight + 5}}, 2)}}, margin);
    EXPECT_LT(framedError(scan(over(fineSquares(), 0.3F, over(margin, 1, sheet(8)))), sheet(8)), 0.03);
}

TEST(InkExtraction, TakesALineBesideRuledLinesForAStroke) {
    InkImage barred(kWidth, kHeight);
    drawStrokes({{line({{60, 100}, {260, 101}, {180, 330}}, 9)}}, barred); // a seven, its bar along a line
    InkImage ruled = barred;
    for (float y = 40; y < kHeight; y += 60) drawStrokes({{line({{-5, y}, {kWidth + 5, y + 2}}, 2)}}, ruled);
    EXPECT_LT(framedError(scan(ruled), barred), 0.03);
}

/// A two with a straight foot, 110 x 160 px.
Stroke footedTwo(float x) {
    return line({{x, 80}, {x + 40, 40}, {x + 85, 75}, {x, 200}, {x + 110, 200}}, 9);
}

TEST(InkExtraction, KeepsFeetThatStandOnOneLine) {
    InkImage apart(940, 240);
    for (const float x : {30, 180, 340, 490, 640, 790}) drawStrokes({{footedTwo(x)}}, apart);
    EXPECT_LT(framedError(scan(apart), apart), 0.01);

    InkImage joined(700, 240);
    for (const float x : {30, 140, 250, 360, 470, 570}) drawStrokes({{footedTwo(x)}}, joined);
    EXPECT_LT(framedError(scan(joined), joined), 0.01);
}

TEST(InkExtraction, KeepsAOneThatFillsItsPicture) {
    InkImage one(60, 300);
    drawStrokes({{line({{35, 20}, {25, 280}}, 16)}}, one);
    EXPECT_LT(framedError(scan(one), one), 0.01);
}

TEST(InkExtraction, FindsNoInkInBlankPictures) {
    const InkImage paper(kWidth, kHeight);
    EXPECT_TRUE(isBlank(scan(paper)));
    EXPECT_TRUE(isBlank(inverted(scan(paper))));
    EXPECT_TRUE(isBlank(photograph(
        paper, [](int x, int y) { return 230 - 0.3 * x - 0.1 * y; }, 1)));
    for (const double noise : {1.0, 4.0, 10.0, 20.0}) {
        GreyImage picture = photograph(
            paper, [](int x, int) { return 200 - 0.2 * x; }, 1);
        addNoise(picture, noise);
        EXPECT_TRUE(isBlank(picture)) << noise;
    }
    GreyImage compressed = photograph(
        paper, [](int, int y) { return 200 - 0.2 * y; }, 1);
    compress(compressed);
    EXPECT_TRUE(isBlank(compressed));
    GreyImage small{28, 28, std::vector<std::uint8_t>(784, 240)};
    EXPECT_TRUE(isBlank(small));
    addNoise(small, 4);
    EXPECT_TRUE(isBlank(small));
}

TEST(InkExtraction, TakesAnySize) {
    EXPECT_EQ(extractInk({}).width, 0);
    for (const auto& [width, height] :
         {std::pair{1, 1}, {2, 1}, {1, 50}, {3, 3}, {5000, 2}, {2, 4000}, {700, 9}}) {
        GreyImage picture{width, height,
                          std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), 255)};
        for (std::size_t i = 0; i < picture.pixels.size(); i += 7) picture.pixels[i] = 0;
        const InkImage ink = extractInk(picture);
        EXPECT_EQ(ink.width, width);
        EXPECT_EQ(ink.height, height);
        EXPECT_EQ(ink.pixels.size(), picture.pixels.size());
    }
}

TEST(InkExtraction, TakesPicturesLargerThanNeeded) {
    InkImage large(2600, 2000);
    drawStrokes(movedTo(drawnThree(), 1100, 600, 800, 60), large);
    GreyImage photo = photograph(
        large, [](int x, int) { return 230 - 0.05 * x; }, 0.7);
    EXPECT_LT(framedError(photo, large), 0.015);
}

} // namespace
} // namespace digitpad
