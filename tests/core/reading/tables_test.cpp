#include "core/reading/tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace digitpad {
namespace {

void add(Reading& reading, int line, int group, int x) {
    DigitReading& digit = reading.digits.emplace_back();
    digit.line = line;
    digit.group = group;
    digit.box = {x, 40 * line, 20, 30};
}

std::vector<std::pair<int, int>> placesOf(Reading reading) {
    placeInTable(reading);
    std::vector<std::pair<int, int>> places;
    for (const DigitReading& digit : reading.digits) places.emplace_back(digit.row, digit.column);
    return places;
}

TEST(Tables, NumbersUnderEachOtherAreInRowsAndColumns) {
    Reading reading;
    add(reading, 0, 0, 10);
    add(reading, 0, 1, 100);
    add(reading, 1, 0, 5);
    add(reading, 1, 0, 28); // a second digit of the same cell
    add(reading, 1, 1, 105);
    EXPECT_THAT(placesOf(reading), testing::ElementsAre(std::pair(0, 0), std::pair(0, 1), std::pair(1, 0),
                                                        std::pair(1, 0), std::pair(1, 1)));
}

TEST(Tables, AnEmptyCellDoesNotMoveTheOthers) {
    Reading reading;
    for (const int x : {10, 100, 200}) add(reading, 0, x / 100, x);
    add(reading, 1, 0, 10);
    add(reading, 1, 1, 205);
    EXPECT_EQ(placesOf(reading).back(), std::pair(1, 2));
}

TEST(Tables, LinesOfTextAreNone) {
    Reading reading;
    for (const int x : {10, 60, 110}) add(reading, 0, x / 50, x);
    for (const int x : {20, 45, 70}) add(reading, 1, x / 25, x); // two of them under one of the first line
    EXPECT_THAT(placesOf(reading), testing::Each(std::pair(-1, -1)));
}

TEST(Tables, OneLineOrOneColumnIsNone) {
    Reading line;
    add(line, 0, 0, 10);
    add(line, 0, 1, 100);
    EXPECT_THAT(placesOf(line), testing::Each(std::pair(-1, -1)));
    Reading column;
    add(column, 0, 0, 10);
    add(column, 1, 0, 10);
    EXPECT_THAT(placesOf(column), testing::Each(std::pair(-1, -1)));
}

} // namespace
} // namespace digitpad
