// digitpad train: a dataset to a model file.
#pragma once

#include "app/console.h"

namespace digitpad {

/// Ctrl+C ends it after the batch at hand: with at least one epoch complete the model reached is written,
/// otherwise nothing is; either way it returns 1, since not all of the training was done.  Throws Error,
/// UsageError.
int runTrain(const QStringList& arguments, Console& console);

} // namespace digitpad
