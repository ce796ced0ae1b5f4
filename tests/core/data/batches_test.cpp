#include <gmock/gmock.h>

#include <numeric>

#include "core/data/batches.h"

namespace digitpad {
namespace {

std::vector<std::size_t> indices(std::size_t count) {
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), 100U); // not the positions themselves
    return all;
}

std::vector<std::size_t> joined(const EpochBatches& batches) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < batches.count(); ++i) {
        const auto batch = batches.batch(i);
        all.insert(all.end(), batch.begin(), batch.end());
    }
    return all;
}

TEST(EpochBatches, CoverEveryIndexOnce) {
    const EpochBatches batches(indices(10), 4, 1, 1);
    EXPECT_EQ(batches.count(), 3U);
    EXPECT_EQ(batches.batch(0).size(), 4U);
    EXPECT_EQ(batches.batch(2).size(), 2U);
    EXPECT_THAT(joined(batches), testing::UnorderedElementsAreArray(indices(10)));
}

TEST(EpochBatches, FitExactly) {
    const EpochBatches batches(indices(8), 4, 1, 1);
    EXPECT_EQ(batches.count(), 2U);
    EXPECT_EQ(batches.batch(1).size(), 4U);
}

TEST(EpochBatches, DependOnSeedAndEpoch) {
    const auto order = joined(EpochBatches(indices(100), 10, 1, 1));
    EXPECT_EQ(order, joined(EpochBatches(indices(100), 10, 1, 1)));
    EXPECT_EQ(order, joined(EpochBatches(indices(100), 7, 1, 1))) << "the order is not the batch size's";
    EXPECT_NE(order, joined(EpochBatches(indices(100), 10, 1, 2)));
    EXPECT_NE(order, joined(EpochBatches(indices(100), 10, 2, 1)));
    EXPECT_NE(order, indices(100));
}

TEST(EpochBatches, AreNoneForNothing) {
    EXPECT_EQ(EpochBatches({}, 4, 1, 1).count(), 0U);
}

} // namespace
} // namespace digitpad
