// What of a training in progress goes into a checkpoint and comes back from it, whatever is trained.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/training/checkpoint.h"
#include "core/training/trainer.h"
#include "core/training/weight_average.h"

namespace digitpad {

/// Puts the weights, what the optimiser remembers, and the average, if one is kept, into `checkpoint`.
void keepWeights(const Trainer& trainer, const std::optional<WeightAverage>& average, Checkpoint& checkpoint);

/// Takes them back out.  Throws Error, naming `path`, where they are another network's.
void restoreWeights(const Checkpoint& checkpoint, const std::filesystem::path& path, Trainer& trainer,
                    std::optional<WeightAverage>& average);

/// Throws Error, naming `path`, where the checkpoint does not tell of 1 to `epochs` whole epochs of `batches`
/// batches each, after which alone one is written.
void requireWholeEpochs(const Checkpoint& checkpoint, std::uint64_t batches, int epochs,
                        const std::filesystem::path& path);

/// Returns what kept the checkpoint from being written, or nothing: a training is not given up for it.
std::string tryToWrite(const Checkpoint& checkpoint, const std::filesystem::path& path);

} // namespace digitpad
