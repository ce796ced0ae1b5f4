#include "core/preprocess/pale_lines.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/preprocess/paper_light.h"
#include "core/preprocess/rasteriser.h"
#include "tests/core/synthesis/pen_strokes.h"

namespace digitpad::test {
namespace {

constexpr int kSide = 200;
constexpr float kPale = 60; // above the paper's level
constexpr float kDark = 180;

/// Squares of 12 px, turned.
InkImage squares(float width) {
    InkImage ink(kSide, kSide);
    for (float at = -kSide; at < 2 * kSide; at += 12) {
        Drawing lines{
            {strokeThrough({{at, -5}, {at + 8, kSide + 5}}), strokeThrough({{-5, at}, {kSide + 5, at - 8}})}};
        for (Stroke& line : lines.strokes) line.width = width;
        drawStrokes(lines, ink);
    }
    return ink;
}

InkImage writing() {
    Drawing drawing = seven();
    drawing.strokes.front().width = 8;
    InkImage ink(kSide, kSide);
    drawStrokes(drawing, ink);
    return ink;
}

/// What contrast() makes of both on one sheet.
GreyImage sheet(const InkImage& lines, float darkness, const InkImage& ink) {
    GreyImage contrast{kSide, kSide, {}};
    for (std::size_t i = 0; i < lines.pixels.size(); ++i) {
        const float level = std::max(darkness * lines.pixels[i], kDark * ink.pixels[i]);
        contrast.pixels.push_back(static_cast<std::uint8_t>(std::lround(kPaperLevel + level)));
    }
    return contrast;
}

std::optional<int> levelOf(const GreyImage& contrast) {
    return levelAbovePaleNet(contrast, maskAtLeast(contrast, kPaperLevel + 15), kPaperLevel);
}

TEST(PaleLines, WritingIsDarkerThanTheSquaresUnderIt) {
    const auto level = levelOf(sheet(squares(2), kPale, writing()));
    ASSERT_TRUE(level.has_value());
    EXPECT_GT(*level, kPaperLevel + kPale);
    EXPECT_LT(*level, kPaperLevel + kDark);
}

TEST(PaleLines, SoftEdgesOfLinesAreNoSecondKindOfInk) {
    for (const float width : {1.0F, 1.5F, 2.0F, 3.0F})
        EXPECT_FALSE(levelOf(sheet(squares(width), kPale, InkImage(kSide, kSide))).has_value()) << width;
}

TEST(PaleLines, LinesAsDarkAsTheWritingAreNotTold) {
    EXPECT_FALSE(levelOf(sheet(squares(2), kDark, writing())).has_value());
}

TEST(PaleLines, WithoutSquaresThereIsNothingToTell) {
    InkImage one(kSide, kSide);
    Drawing line{{strokeThrough({{0, 150}, {kSide, 150}})}};
    line.strokes.front().width = 3;
    drawStrokes(line, one);
    EXPECT_FALSE(levelOf(sheet(one, kPale, writing())).has_value());
}

} // namespace
} // namespace digitpad::test
