#include "core/preprocess/segmentation/non_text_components.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/preprocess/segmentation/drawings.h"

namespace digitpad::test {
namespace {

const InkPiece kDigit = block(100, 100, 50, 100);
const InkPiece kNext = block(200, 100, 50, 100);

std::vector<Box> boxesOf(const std::vector<InkPiece>& pieces) {
    std::vector<Box> boxes;
    for (const InkPiece& piece : pieces) boxes.push_back(piece.box);
    return boxes;
}

TEST(NonTextComponents, DotsMinusSignsAndUnderlinesGo) {
    const InkPiece point = block(170, 190, 10, 10);
    const InkPiece minus = block(30, 145, 50, 10);
    const InkPiece underline = block(90, 215, 180, 8);
    EXPECT_EQ(boxesOf(withoutNonText({point, kDigit, minus, underline, kNext})),
              (std::vector<Box>{kDigit.box, kNext.box}));
}

TEST(NonTextComponents, FramesAroundDigitsGo) {
    EXPECT_EQ(boxesOf(withoutNonText({frame(80, 80, 200, 140), kDigit, kNext})),
              (std::vector<Box>{kDigit.box, kNext.box}));
    EXPECT_EQ(boxesOf(withoutNonText({frame(80, 80, 90, 140), kDigit})), std::vector<Box>{kDigit.box});
}

/// A ring that fills a box of this size.
InkPiece ring(int x, int y, int width, int height) {
    InkPiece piece = block(x, y, width, height);
    for (int down = 0; down < height; ++down) {
        for (int across = 0; across < width; ++across) {
            const double right = (across + 0.5) / (0.5 * width) - 1;
            const double low = (down + 0.5) / (0.5 * height) - 1;
            const double radius = std::hypot(right, low);
            if (radius > 1 || radius < 0.93) piece.ink.at(across, down) = 0;
        }
    }
    return piece;
}

TEST(NonTextComponents, RingsAroundDigitsGo) {
    EXPECT_EQ(boxesOf(withoutNonText({ring(50, 60, 250, 180), kDigit, kNext})),
              (std::vector<Box>{kDigit.box, kNext.box}));
    EXPECT_EQ(boxesOf(withoutNonText({ring(40, 70, 170, 160), kDigit})), std::vector<Box>{kDigit.box});
}

TEST(NonTextComponents, WithinFramesIsWhatTheyHold) {
    const InkPiece label = block(80, 20, 60, 30);
    EXPECT_EQ(boxesOf(withinFrames({label, frame(80, 80, 200, 140), kDigit, kNext})),
              (std::vector<Box>{kDigit.box, kNext.box}));
    EXPECT_EQ(boxesOf(withinFrames({label, frame(80, 80, 90, 140), kDigit, kNext})),
              std::vector<Box>{kDigit.box});
    EXPECT_TRUE(withinFrames({label, kDigit, kNext}).empty());
    EXPECT_TRUE(withinFrames({frame(80, 80, 90, 140)}).empty()); // a zero, perhaps
}

TEST(NonTextComponents, AZeroWithALooseSlashIsNoRing) {
    EXPECT_EQ(withoutNonText({ring(100, 100, 90, 140), block(140, 130, 8, 80)}).size(), 2U);
}

TEST(NonTextComponents, AFrameWithNothingInItStays) {
    EXPECT_EQ(withoutNonText({frame(80, 80, 90, 140)}).size(), 1U);
}

TEST(NonTextComponents, WhatStandsAloneStays) {
    EXPECT_EQ(withoutNonText({block(0, 0, 8, 8)}).size(), 1U);
    EXPECT_EQ(withoutNonText({block(0, 0, 80, 8)}).size(), 1U);
    EXPECT_TRUE(withoutNonText({}).empty());
}

TEST(NonTextComponents, BitsOfABrokenDigitBecomeOneWithIt) {
    const InkPiece bit = block(120, 202, 10, 15); // right under it
    EXPECT_EQ(boxesOf(withoutNonText({kDigit, bit})), std::vector<Box>{united(kDigit.box, bit.box)});
    const InkPiece beside = block(152, 150, 10, 15);
    EXPECT_EQ(boxesOf(withoutNonText({kDigit, beside})), std::vector<Box>{united(kDigit.box, beside.box)});
}

TEST(NonTextComponents, TheDotUnderAQuestionMarkIsPartOfIt) {
    const InkPiece dot = block(120, 245, 10, 10);
    EXPECT_EQ(boxesOf(withoutNonText({kDigit, dot})), std::vector<Box>{united(kDigit.box, dot.box)});
    const InkPiece point = block(152, 245, 10, 10); // under it on the right: of a decimal
    EXPECT_EQ(boxesOf(withoutNonText({kDigit, point})), std::vector<Box>{kDigit.box});
}

TEST(NonTextComponents, TheDotInAZeroIsPartOfIt) {
    const InkPiece zero = frame(100, 100, 60, 100);
    EXPECT_EQ(boxesOf(withoutNonText({zero, block(125, 145, 10, 10)})), std::vector<Box>{zero.box});
}

TEST(NonTextComponents, TheFlagOfAFiveIsNoMinus) {
    const InkPiece flag = block(130, 92, 50, 10);
    EXPECT_EQ(withoutNonText({kDigit, flag}).size(), 2U);
}

TEST(NonTextComponents, HeightIsThatOfTheTallPieces) {
    EXPECT_EQ(digitHeight({}), 0);
    EXPECT_EQ(digitHeight({block(0, 0, 5, 100), block(20, 0, 5, 90), block(40, 0, 5, 10)}), 100);
    EXPECT_EQ(
        digitHeight({block(0, 0, 5, 80), block(9, 0, 5, 100), block(20, 0, 5, 90), block(40, 0, 5, 10)}), 90);
}

} // namespace
} // namespace digitpad::test
