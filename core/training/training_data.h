// What a training trains on and what it validates on.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/data/batches.h"
#include "core/data/dataset.h"
#include "core/data/mixed_samples.h"

namespace digitpad {

struct TrainingData {
    std::string name;
    std::shared_ptr<const MixedSamples> training;
    std::shared_ptr<const Dataset> validation; ///< null where nothing is held out
    std::size_t leftOut = 0;                   ///< drawings of all sources that teach nothing
    std::vector<std::string> notes;            ///< of all sources, see Dataset::notes()
};

/// One dataset's part in a training.
struct TrainingSource {
    std::shared_ptr<const Dataset> images;     ///< the samples as they are validated on
    std::shared_ptr<const SampleSource> shown; ///< the same samples as they are trained on
    Split split;                               ///< of their indices
    double weight = 1;                         ///< how often an epoch shows each, on average
    std::size_t leftOut = 0;                   ///< drawings that teach nothing, see canTeach()
};

/// Joins the validation parts, and the training parts with those that are `made` and never held out.  Throws
/// Error where no digit, or less than two samples, are left to train on.
TrainingData joinSources(const std::vector<TrainingSource>& sources,
                         std::vector<MixedSamples::Part> made = {});

/// One dataset with `fraction` held out, whole writers where they are known (splitDataset()).  Throws as
/// joinSources() does.
TrainingData splitForTraining(std::shared_ptr<const Dataset> data, double fraction, std::uint64_t seed);

} // namespace digitpad
