// The order in which a training sees its samples: seeded shuffles and a split into training and validation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/data/dataset.h"

namespace digitpad {

struct Split {
    std::vector<std::size_t> training;
    std::vector<std::size_t> validation;
};

/// Puts `fraction` (0 to below 1) of each class into validation.  Where writers are known, a writer is wholly
/// on one side, and the fraction is met as closely as that allows.  The same seed gives the same split.
Split splitDataset(const Dataset& dataset, double fraction, std::uint64_t seed);

/// One epoch's batches: a permutation of `indices` that depends on seed and epoch only, cut into `batchSize`
/// pieces; the last one may be smaller.
class EpochBatches {
public:
    EpochBatches(std::span<const std::size_t> indices, int batchSize, std::uint64_t seed, int epoch);

    std::size_t count() const;
    std::span<const std::size_t> batch(std::size_t index) const;

private:
    std::vector<std::size_t> m_order;
    std::size_t m_batchSize;
};

} // namespace digitpad
