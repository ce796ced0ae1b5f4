// Small datasets for training tests.
#pragma once

#include <memory>
#include <numeric>

#include "core/data/readers.h"
#include "core/training/options.h"

namespace digitpad {

/// The first `count` images of MNIST's test files.
inline std::shared_ptr<const Dataset> someMnist(std::size_t count) {
    const Dataset all = readIdx(DIGITPAD_SOURCE_DIR "/resources/mnist", DatasetPart::Test);
    std::vector<std::size_t> indices(count);
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    return std::make_shared<const Dataset>(all.subset(indices, "some MNIST"));
}

/// A training of seconds: the smallest network, few epochs, two threads.
inline TrainingOptions quickOptions() {
    TrainingOptions options = presetOptions("lenet5");
    options.epochs = 2;
    options.batchSize = 50;
    options.threads = 2;
    return options;
}

} // namespace digitpad
