// A whole training, synchronously: epochs of steps, validation, the best and the last network.
#pragma once

#include "core/data/dataset.h"
#include "core/training/events.h"
#include "core/training/options.h"
#include "core/training/run_control.h"

namespace digitpad {

/// Throws Error where options or data do not make a training: out of range, too few images, a label without a
/// class.
void validateTraining(const Dataset& data, const TrainingOptions& options);

/// Trains a new network on the calling thread and reports to `listener`; blocks until done or stopped.  The
/// same data, options and thread count give the same weights, bit for bit.  Throws Error as
/// validateTraining() does.
TrainingFinished runTraining(const Dataset& data, const TrainingOptions& options,
                             const TrainingListener& listener, RunControl& control);

} // namespace digitpad
