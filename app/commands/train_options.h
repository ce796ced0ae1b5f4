// What `digitpad train` can be told: a preset and what departs from it.
#pragma once

#include "app/option_parser.h"
#include "core/training/detector_run.h"
#include "core/training/options.h"

namespace digitpad {

void addTrainingOptions(OptionParser& parser);

/// The preset's recipe with the given options put over it.  Throws UsageError for values out of range.
TrainingOptions trainingOptions(const OptionParser& parser);

/// What `train` makes: what it is asked for by --task.
ModelTask trainingTask(const OptionParser& parser);
/// A detector's recipe with the given options put over it.  Throws UsageError for values out of range, and
/// for options that only a classifier's training has.
DetectorOptions detectorOptions(const OptionParser& parser);

} // namespace digitpad
