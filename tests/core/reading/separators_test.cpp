#include "core/reading/separators.h"

#include <gtest/gtest.h>

namespace digitpad {
namespace {

/// A digit 20 pixels high on a line whose foot is at 30, that begins at `x`.
SymbolBox digitAt(float x) {
    return {x, 10, x + 12, 30, 3};
}

const std::vector<SymbolBox> kLine{digitAt(10), digitAt(30), digitAt(50)};

std::string before(const std::vector<SymbolBox>& separators) {
    return separatorsBefore(kLine, separators);
}

TEST(Separators, StandBeforeTheDigitThatFollows) {
    EXPECT_EQ(before({{24, 28, 27, 31, kPoint}}), std::string("\0.\0", 3));
    EXPECT_EQ(before({{44, 28, 47, 35, kComma}}), std::string("\0\0,", 3));
    EXPECT_EQ(before({{24, 15, 27, 27, kColon}}), std::string("\0:\0", 3));
    EXPECT_EQ(before({{23, 19, 29, 21, kDash}}), std::string("\0-\0", 3));
}

TEST(Separators, MinusAndPointMayLead) {
    EXPECT_EQ(before({{0, 19, 7, 21, kDash}}), std::string("-\0\0", 3));
    EXPECT_EQ(before({{5, 28, 8, 31, kPoint}}), std::string(".\0\0", 3));
    EXPECT_EQ(before({{5, 28, 8, 34, kComma}}), std::string(3, '\0'));
}

TEST(Separators, AreLeftOutElsewhere) {
    EXPECT_EQ(before({{24, 8, 27, 11, kPoint}}), std::string(3, '\0')) << "at the digits' heads";
    EXPECT_EQ(before({{24, 45, 27, 48, kPoint}}), std::string(3, '\0')) << "a line below";
    EXPECT_EQ(before({{64, 19, 70, 21, kDash}}), std::string(3, '\0')) << "behind the last";
    EXPECT_EQ(before({{-40, 19, -34, 21, kDash}}), std::string(3, '\0')) << "far in front";
}

TEST(Separators, AMinusFarFromTheNumberBeforeItLeadsTheNext) {
    const std::vector<SymbolBox> line{digitAt(10), digitAt(100)};
    EXPECT_EQ(separatorsBefore(line, {{90, 19, 97, 21, kDash}}), std::string("\0-", 2));
    EXPECT_EQ(separatorsBefore(line, {{94, 28, 97, 31, kComma}}), std::string(2, '\0'));
}

TEST(Separators, OfTwoInOnePlaceTheSurerCounts) {
    EXPECT_EQ(before({{24, 28, 27, 33, kComma}, {24, 28, 27, 31, kPoint}}), std::string("\0,\0", 3));
}

} // namespace
} // namespace digitpad
