// All that a training needs to go on after its process ended, as a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "core/training/epoch_record.h"

namespace digitpad {

/// Flat arrays are as Network, Optimiser and WeightAverage have them.
struct Checkpoint {
    /// What makes a training this one: options by name, the data's name and size.
    std::map<std::string, std::string> training;
    int epoch = 0;          ///< completed
    std::uint64_t step = 0; ///< batches done
    double seconds = 0;     ///< that took
    std::vector<float> parameters;
    std::vector<float> state;
    std::vector<float> moments;
    std::vector<float> average; ///< empty where none is kept
    double lowestLoss = std::numeric_limits<double>::infinity();
    int epochsSinceLowest = 0;
    std::vector<float> bestParameters; ///< of the epoch with the lowest loss; empty where nothing is held out
    std::vector<float> bestState;
    std::vector<EpochRecord> epochs; ///< all that are completed; empty in older files
    bool betterThanGuessing =
        true; ///< as TrainingFinished has it; older files have it not, and are given credit
};

/// CBOR (RFC 8949) with a CRC-32 of its content, written as writeFileAtomically() writes.  Throws Error.
void writeCheckpoint(const Checkpoint& checkpoint, const std::filesystem::path& path);
/// All values are finite and in range, but for the loss, which is infinite before the first epoch.  Throws
/// Error for what cannot be read, is damaged or is no checkpoint.
Checkpoint readCheckpoint(const std::filesystem::path& path);

/// How many values a network's and its optimiser's arrays have.
struct CheckpointSizes {
    std::size_t parameters = 0;
    std::size_t state = 0;
    std::size_t moments = 0;
    bool averaged = false; ///< whether a weight average is kept
};
/// Throws Error, naming `path` and the array, where the checkpoint's are another network's.
void requireSizes(const Checkpoint& checkpoint, const CheckpointSizes& sizes,
                  const std::filesystem::path& path);

/// Throws Error, naming `path` and the first difference, where the checkpoint is another training's.
void requireSameTraining(const Checkpoint& checkpoint, const std::map<std::string, std::string>& training,
                         const std::filesystem::path& path);

} // namespace digitpad
