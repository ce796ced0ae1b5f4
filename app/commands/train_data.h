// The options of `train` that say what it trains on.
#pragma once

#include "app/option_parser.h"
#include "core/training/detector_data.h"
#include "core/training/options.h"
#include "core/training/training_data.h"

namespace digitpad {

void addTrainingDataOptions(OptionParser& parser);

/// The digits and other drawings that a detector's training writes on paper.  Throws Error.
DetectorData detectorData(const OptionParser& parser, Console& console);

/// Reads what they name, shows the progress, and what was assumed.  Throws UsageError for values that do not
/// go together, and Error for bad data.
TrainingData trainingData(const OptionParser& parser, const TrainingOptions& options, Console& console);

} // namespace digitpad
