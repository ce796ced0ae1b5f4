// A whole training, synchronously: epochs of steps, validation, the best and the last network.
#pragma once

#include <filesystem>

#include "core/training/events.h"
#include "core/training/options.h"
#include "core/training/run_control.h"
#include "core/training/training_data.h"

namespace digitpad {

/// Trains a new network on the calling thread and reports to `listener`; blocks until done or stopped.  The
/// same data, options and thread count give the same weights, bit for bit.  Throws Error for
/// options out of range and for no samples to train on.  The data are split already: the options' validation
/// fraction is not looked at.
///
/// A training whose loss or weights become infinite or NaN ends there, with the network of the last epoch
/// that was finite; throws Error where there is none.  Stopped while it validates, an epoch counts as not
/// complete.
///
/// With a `checkpoint`, all that is needed to go on is written to that file after each epoch; where the file
/// exists already, the training goes on from there, and ends with the weights it would have had without the
/// break.  Throws Error also for a checkpoint of another training.  Only finite values get into it.
TrainingFinished runTraining(const TrainingData& data, const TrainingOptions& options,
                             const TrainingListener& listener, RunControl& control,
                             const std::filesystem::path& checkpoint = {});

} // namespace digitpad
