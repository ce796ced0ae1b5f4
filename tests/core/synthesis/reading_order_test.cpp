#include "core/synthesis/reading_order.h"

#include <gtest/gtest.h>

namespace digitpad {
namespace {

TEST(ReadingOrder, GoesLineByLineFromLeftToRight) {
    PaperPicture picture;
    picture.symbols = {{50, 42, 55, 52, 5},  {60, 40, 65, 50, 6}, // on the second line, right
                       {100, 2, 105, 12, 3},                      // on the first line, right
                       {10, 40, 15, 52, 4},                       // on the second line, left
                       {10, 0, 15, 10, 1},   {20, 0, 25, 10, 2}}; // on the first line, left
    picture.numbers = {0, 0, 1, 2, 3, 3};
    EXPECT_EQ(textOf(picture), "12 3 4 56");
}

TEST(ReadingOrder, SaysNothingOfNothing) {
    EXPECT_EQ(textOf({}), "");
}

} // namespace
} // namespace digitpad
