// How good a model is on labelled data.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/labelled_samples.h"
#include "core/metrics/calibration.h"
#include "core/metrics/confusion_matrix.h"
#include "core/metrics/tally.h"
#include "core/model/classifier.h"
#include "core/reading/sample_reader.h"
#include "core/training/block_work.h"

namespace digitpad {

/// What a model made of one sample.
struct Answer {
    SampleKind kind = SampleKind::Digit; ///< what the sample is
    std::string label;                   ///< what is written on it; empty for a framed image of no digit
    std::string text;                    ///< the digits read, in order, whatever the threshold
    Prediction prediction; ///< of the only digit, or the least certain one; no probability for none
    double confidence = 0; ///< what the threshold is compared with: the least certain digit's; -1 where no
                           ///< threshold would accept the sample, e.g. blank paper
    bool rejected = false; ///< nothing was read, or part of it is no digit to the model

    /// The only digit read, if there is just one.
    std::optional<int> digit() const;
    bool isRight() const;
};

struct Evaluation {
    ConfusionMatrix confusion; ///< of the digits
    Calibration calibration;   ///< of the digits: the confidence is that of the least certain digit read
    double loss = 0;           ///< mean cross-entropy of the digits that were read as one
    Tally digits, nonDigits, numbers;
    double seconds = 0;
    std::vector<Answer> answers; ///< one a sample, in the data's order
    /// What the network saw of each answer: the framed images themselves, or the least certain digit of each
    /// drawing or picture (empty for blank ones), labelled.
    std::shared_ptr<const Dataset> images;
    /// What was assumed or left out, when the data was read and here, such as pictures that cannot be read.
    std::vector<std::string> notes;
    bool cancelled = false; ///< then everything above is of the samples done so far, which come first
};

using EvaluationOptions = BlockOptions;

// The following block, and throw Error for empty data.

/// Of framed images.
Evaluation evaluate(const Classifier& classifier, std::shared_ptr<const Dataset> data,
                    const EvaluationOptions& options = {});
Evaluation evaluate(const Classifier& classifier, const Dataset& data, const EvaluationOptions& options = {});

/// Of drawings and pictures, which take the way that a user's take.  Pictures that cannot be read are left
/// out of everything and noted; throws Error where there are no others.
Evaluation evaluate(const Classifier& classifier, const SampleCollection& data, const SampleReader& reader,
                    const EvaluationOptions& options = {});

} // namespace digitpad
