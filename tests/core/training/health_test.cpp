#include "core/training/health.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace digitpad {
namespace {

TEST(Health, FindsASingleValueThatIsNotFinite) {
    std::vector<float> values(1000, std::numeric_limits<float>::max());
    EXPECT_TRUE(allFinite(values));
    EXPECT_TRUE(allFinite({}));
    for (const float bad : {std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity(),
                            std::numeric_limits<float>::quiet_NaN()}) {
        values[777] = bad;
        EXPECT_FALSE(allFinite(values)) << bad;
    }
}

TEST(Health, BetterThanGuessingMeansBeyondChance) {
    EXPECT_FALSE(isBetterThanGuessing(0.1135, 1135, 10'000)) << "always a one, on MNIST";
    EXPECT_FALSE(isBetterThanGuessing(0.115, 1135, 10'000)) << "15 more of 10,000 may be chance";
    EXPECT_TRUE(isBetterThanGuessing(0.14, 1135, 10'000));
    EXPECT_TRUE(isBetterThanGuessing(1, 10, 100));
    EXPECT_FALSE(isBetterThanGuessing(1, 60, 60)) << "with one class there is nothing to learn";
    EXPECT_FALSE(isBetterThanGuessing(0, 0, 0));
}

} // namespace
} // namespace digitpad
