#include "core/metrics/tally.h"

#include <gtest/gtest.h>

namespace digitpad {
namespace {

TEST(Tally, SharesAreOfAll) {
    Tally tally;
    tally.add(true, false);
    tally.add(true, true);
    tally.add(false, false);
    tally.add(false, false);
    EXPECT_EQ(tally.rightShare(), 0.5);
    EXPECT_EQ(tally.rejectedShare(), 0.25);
    EXPECT_EQ(tally.acceptedShare(), 0.75);
}

TEST(Tally, NothingHasNoShares) {
    EXPECT_FALSE(Tally().rightShare().has_value());
    EXPECT_FALSE(Tally().acceptedShare().has_value());
}

} // namespace
} // namespace digitpad
