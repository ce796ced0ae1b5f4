#include "core/synthesis/number_layout.h"

#include <gtest/gtest.h>

#include "tests/core/synthesis/made_sources.h"

namespace digitpad {
namespace {

const DigitHands& hands() {
    static const DigitHands made(madeSources());
    return made;
}

LayoutOptions plainLayout() {
    return {.touching = 0, .cells = 0, .slope = 0, .sizeTrend = 0, .joinedZeros = 0};
}

WrittenNumber zeros(int count, const LayoutOptions& options, std::uint64_t seed) {
    Random random(seed);
    const std::vector<Token> text(static_cast<std::size_t>(count), Token{});
    HandOptions plain;
    plain.rareShapes = plain.hooks = plain.descends = 0;
    return writtenNumber(text, hands(), hands().hand(plain, random), 30, options, random);
}

/// Pixels that both cover.
int shared(const InkPatch& a, const InkPatch& b) {
    int count = 0;
    for (int y = std::max(a.top, b.top); y < std::min(a.bottom(), b.bottom()); ++y)
        for (int x = std::max(a.left, b.left); x < std::min(a.right(), b.right()); ++x)
            if (a.ink.at(x - a.left, y - a.top) > 0.3F && b.ink.at(x - b.left, y - b.top) > 0.3F) ++count;
    return count;
}

TEST(NumberLayout, KeepsDigitsApartWhereNoneTouch) {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const WrittenNumber number = zeros(4, plainLayout(), seed);
        ASSERT_EQ(number.signs.size(), 4U);
        for (std::size_t i = 1; i < 4; ++i)
            EXPECT_EQ(shared(number.signs[i - 1].patch, number.signs[i].patch), 0);
    }
}

TEST(NumberLayout, LetsSomeTouchWhereAsked) {
    LayoutOptions options = plainLayout();
    options.touching = 1;
    int touching = 0;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const WrittenNumber number = zeros(4, options, seed);
        for (std::size_t i = 1; i < number.signs.size(); ++i)
            touching += shared(number.signs[i - 1].patch, number.signs[i].patch) > 0 ? 1 : 0;
    }
    EXPECT_GT(touching, 40); // of 150 pairs
}

TEST(NumberLayout, GoesFromLeftToRightWithinItsBox) {
    LayoutOptions options;
    options.touching = 0.5;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const WrittenNumber number = zeros(5, options, seed);
        double last = -1e9;
        for (const WrittenSign& sign : number.signs) {
            EXPECT_GE(sign.patch.left, number.left);
            EXPECT_LE(sign.patch.right(), number.right);
            EXPECT_GE(sign.patch.top, number.top);
            EXPECT_LE(sign.patch.bottom(), number.bottom);
            if (sign.symbol < 0) continue; // a stroke that joins two
            const double middle = (sign.patch.left + sign.patch.right()) / 2.0;
            EXPECT_GT(middle, last) << seed;
            last = middle;
        }
    }
}

TEST(NumberLayout, PutsOneDigitInACell) {
    LayoutOptions options = plainLayout();
    options.cells = 1;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const WrittenNumber number = zeros(3, options, seed);
        ASSERT_GT(number.cell, 0);
        for (std::size_t i = 0; i < 3; ++i) {
            const InkPatch& patch = number.signs[i].patch;
            const double middle = (patch.left + patch.right()) / 2.0;
            EXPECT_NEAR(middle / number.cell, static_cast<double>(i) + 0.5, 0.5);
        }
    }
}

TEST(NumberLayout, LeavesOutWhatNobodyHasWritten) {
    Random random(1);
    const std::vector<Token> text{{Sign::Digit, 7}, {Sign::Digit, 5}, {Sign::Digit, 0}};
    const WrittenNumber number =
        writtenNumber(text, hands(), hands().hand({}, random), 30, plainLayout(), random);
    ASSERT_EQ(number.signs.size(), 2U);
    EXPECT_EQ(number.signs[0].symbol, 7);
    EXPECT_EQ(number.signs[1].symbol, 0);
}

} // namespace
} // namespace digitpad
