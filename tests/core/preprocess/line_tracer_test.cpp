#include "core/preprocess/line_tracer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "tests/core/preprocess/picture_makers.h"

namespace digitpad {
namespace {

constexpr int kWidth = 400;
constexpr int kHeight = 200;

template <typename IsInk>
PixOwner maskOf(IsInk isInk) {
    return maskWhere(kWidth, kHeight, isInk);
}

/// A line 3 px thick.
bool isOnLine(double row, int y) {
    return std::abs(row - y) < 1.5;
}

void expectFollowed(const TracedLine& line, const std::function<double(int)>& row) {
    EXPECT_EQ(line.begin, 0);
    ASSERT_EQ(line.length(), kWidth);
    for (int x = 0; x < kWidth; ++x) ASSERT_NEAR(line.middles[static_cast<std::size_t>(x)], row(x), 1.5) << x;
}

TEST(LineTracer, FollowsLinesThatLeanOrBend) {
    const auto leaning = [](int x) { return 40 + 0.2 * x; };
    const auto bent = [](int x) { return 160 + 8 * std::sin(0.02 * x); };
    const PixOwner mask =
        maskOf([&](int x, int y) { return isOnLine(leaning(x), y) || isOnLine(bent(x), y); });
    const auto lines = traceLines(mask, mask);
    ASSERT_EQ(lines.size(), 2U);
    const bool leaningFirst = lines[0].middles[0] < lines[1].middles[0];
    expectFollowed(lines[leaningFirst ? 0 : 1], leaning);
    expectFollowed(lines[leaningFirst ? 1 : 0], bent);
    EXPECT_EQ(lines[0].thinColumns, kWidth);
    EXPECT_EQ(lines[0].inkColumns, kWidth);
}

TEST(LineTracer, GoesThroughStrokesAndShortGaps) {
    const auto row = [](int x) { return 100 - 0.05 * x; };
    const auto isStroke = [](int x, int y) { return x > 190 && x < 215 && y > 40 && y < 170; };
    const auto isGap = [](int x) { return x > 300 && x < 320; };
    const PixOwner mask =
        maskOf([&](int x, int y) { return isStroke(x, y) || (isOnLine(row(x), y) && !isGap(x)); });
    const PixOwner pieces =
        maskOf([&](int x, int y) { return isOnLine(row(x), y) && !isGap(x) && !(x > 190 && x < 215); });
    const auto lines = traceLines(mask, pieces);
    ASSERT_EQ(lines.size(), 1U);
    expectFollowed(lines[0], row);
    EXPECT_LT(lines[0].thinColumns, kWidth - 40);
    EXPECT_NEAR(lines[0].inkColumns, kWidth - 19, 2);
}

TEST(LineTracer, EndsWhereTheLineEnds) {
    const PixOwner mask = maskOf([](int x, int y) { return isOnLine(90, y) && x >= 50 && x < 250; });
    const auto lines = traceLines(mask, mask);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].begin, 50);
    EXPECT_EQ(lines[0].end(), 250);
}

TEST(LineTracer, FindsNothingOnBlankPaper) {
    const PixOwner blank = maskOf([](int, int) { return false; });
    EXPECT_TRUE(traceLines(blank, blank).empty());
}

} // namespace
} // namespace digitpad
