#include "core/data/held_out.h"

#include <gtest/gtest.h>

#include <string>

namespace digitpad {
namespace {

TEST(HeldOut, IsTheHashOfTheName) {
    // FNV-1a, 64 bits: "a" is 0xaf63dc4c8601ec8c, which ends in 6 as a decimal; "writer 4" is a multiple of
    // ten.
    EXPECT_FALSE(isHeldOut("a"));
    EXPECT_TRUE(isHeldOut("writer 4"));
}

TEST(HeldOut, IsATenthOfManyWriters) {
    int heldOut = 0;
    for (int i = 0; i < 10'000; ++i) heldOut += isHeldOut("writer " + std::to_string(i)) ? 1 : 0;
    EXPECT_NEAR(heldOut, 1000, 120); // four standard deviations of a fair choice
}

TEST(HeldOut, NeverTakesTheUnknown) {
    EXPECT_FALSE(isHeldOut(""));
}

} // namespace
} // namespace digitpad
