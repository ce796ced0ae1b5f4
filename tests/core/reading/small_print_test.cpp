#include "core/reading/small_print.h"

#include <gtest/gtest.h>

namespace digitpad::test {
namespace {

DigitReading digitOf(int digit, int line, int height, bool rejected = false) {
    DigitReading reading;
    reading.prediction.digit = digit;
    reading.prediction.rejected = rejected;
    reading.box = {0, 0, height / 2, height};
    reading.line = line;
    return reading;
}

DigitReading unread(int line, int height) {
    return digitOf(8, line, height, true);
}

TEST(SmallPrint, LinesWithWhatIsNoDigitGo) {
    const Reading reading{
        {digitOf(1, 0, 30), unread(0, 32), digitOf(4, 1, 100), digitOf(2, 1, 90), unread(2, 40)}};
    const Reading rest = withoutSmallPrint(reading);
    EXPECT_EQ(rest.text(), "42");
    EXPECT_EQ(rest.digits.front().line, 0); // counted anew
}

TEST(SmallPrint, SmallLinesGoTogether) {
    // The first one's letters all look like digits.
    EXPECT_EQ(
        withoutSmallPrint({{digitOf(1, 0, 30), digitOf(0, 0, 30), unread(1, 30), digitOf(4, 2, 100)}}).text(),
        "4");
}

TEST(SmallPrint, SmallDigitsStayWhereAllIsRead) {
    EXPECT_EQ(withoutSmallPrint({{digitOf(1, 0, 30), digitOf(4, 1, 100)}}).text(), "1\n4");
    EXPECT_EQ(withoutSmallPrint({}).text(), "");
}

TEST(SmallPrint, WhatIsRejectedStaysBesideDigitsAndWhereItIsAsHigh) {
    EXPECT_EQ(withoutSmallPrint({{digitOf(4, 0, 100), unread(0, 40)}}).text(), "4?");
    EXPECT_EQ(withoutSmallPrint({{digitOf(4, 0, 100), unread(1, 60)}}).text(), "4\n?");
    // Some figures with a unit:
    EXPECT_EQ(withoutSmallPrint({{digitOf(4, 0, 100), digitOf(3, 1, 40), digitOf(5, 1, 40), digitOf(2, 1, 40),
                                  unread(1, 40)}})
                  .text(),
              "4\n352?");
}

} // namespace
} // namespace digitpad::test
