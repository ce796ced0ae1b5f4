// How good a model is on a labelled dataset.
#pragma once

#include <functional>
#include <stop_token>
#include <vector>

#include "core/data/dataset.h"
#include "core/metrics/calibration.h"
#include "core/metrics/confusion_matrix.h"
#include "core/model/classifier.h"

namespace digitpad {

struct Evaluation {
    ConfusionMatrix confusion;
    Calibration calibration;
    double loss = 0; ///< mean cross-entropy
    double seconds = 0;
    std::vector<Prediction> predictions; ///< one an image, in the dataset's order
    bool cancelled = false; ///< then everything above is of the images done so far, which come first
};

struct EvaluationOptions {
    int threads = 0; ///< 0 is one per core
    /// Called on the calling thread with images done, a few times a second.
    std::function<void(std::size_t done, std::size_t total)> progress;
    std::stop_token stop;
};

/// Blocks.  Samples that are not digits are left out of the figures.  Throws Error for an empty dataset.
Evaluation evaluate(const Classifier& classifier, const Dataset& data, const EvaluationOptions& options = {});

} // namespace digitpad
