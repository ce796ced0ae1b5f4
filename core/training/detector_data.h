// The samples of a training's files as writing on made-up paper.
#pragma once

#include <vector>

#include "core/training/detector_run.h"
#include "core/training/training_data.h"

namespace digitpad {

/// Pen strokes and images of the sources: those to train on, and in the validation those held out, if they
/// are any digits.  Weights are not looked at: a number's digits are drawn from all.  Throws Error where
/// there are no digits.
DetectorData detectorData(const std::vector<TrainingSource>& sources);

} // namespace digitpad
