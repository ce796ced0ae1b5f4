#include "core/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace digitpad {
namespace {

TEST(Random, RepeatsItselfForASeed) {
    Random first(42);
    Random second(42);
    Random other(43);
    EXPECT_EQ(first.next(), second.next());
    EXPECT_NE(first.next(), other.next());
}

// From the reference C code of xoshiro256plusplus.c and splitmix64.c, state seeded by splitmix64 from 0.
TEST(Random, FollowsTheReference) {
    Random random(0);
    EXPECT_EQ(random.next(), 0x53175d61490b23dfU);
    EXPECT_EQ(random.next(), 0x61da6f3dc380d507U);
    EXPECT_EQ(random.next(), 0x5c0fdf91ec9a7bfcU);
}

TEST(Random, StreamsDiffer) {
    const std::uint64_t base = Random::forStream(1, 2, 3).next();
    EXPECT_EQ(base, Random::forStream(1, 2, 3).next());
    EXPECT_NE(base, Random::forStream(1, 3, 2).next());
    EXPECT_NE(base, Random::forStream(2, 2, 3).next());
    EXPECT_NE(base, Random::forStream(1, 2).next());
}

TEST(Random, UniformFillsItsRange) {
    Random random(7);
    double sum = 0;
    constexpr int kDraws = 100'000;
    for (int i = 0; i < kDraws; ++i) {
        const double value = random.uniform(-2, 4);
        ASSERT_GE(value, -2);
        ASSERT_LT(value, 4);
        sum += value;
    }
    EXPECT_NEAR(sum / kDraws, 1, 0.03); // five standard errors: 6 / sqrt(12) / sqrt(100000) = 0.0055
}

TEST(Random, BelowReachesEveryNumber) {
    Random random(7);
    std::vector<int> hits(10);
    for (int i = 0; i < 10'000; ++i) ++hits.at(random.below(10));
    // 1000 expected each, standard deviation 30
    EXPECT_GT(std::ranges::min(hits), 850);
    EXPECT_LT(std::ranges::max(hits), 1150);
}

TEST(Random, NormalHasMeanZeroAndVarianceOne) {
    Random random(7);
    double sum = 0;
    double squares = 0;
    constexpr int kDraws = 100'000;
    for (int i = 0; i < kDraws; ++i) {
        const double value = random.normal();
        ASSERT_TRUE(std::isfinite(value));
        sum += value;
        squares += value * value;
    }
    EXPECT_NEAR(sum / kDraws, 0, 0.016);     // five standard errors of 0.0032
    EXPECT_NEAR(squares / kDraws, 1, 0.023); // five of 0.0045
}

TEST(Random, ShuffleKeepsTheItems) {
    std::vector<int> items(100);
    std::iota(items.begin(), items.end(), 0);
    const std::vector<int> sorted = items;
    Random(3).shuffle(std::span(items));
    EXPECT_NE(items, sorted);
    std::ranges::sort(items);
    EXPECT_EQ(items, sorted);
}

} // namespace
} // namespace digitpad
