// How long a drawing takes to be read while a network trains beside it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/commands/throughput.h"
#include "core/model/classifier.h"

namespace digitpad {

/// Trains the preset on all threads of `load`, its whole recipe, and meanwhile has a drawing read every 30 ms
/// the way the Draw page does, from strokes to probabilities.  Returns the microseconds from when each
/// drawing was due to its answer.  Throws Error where the training fails.
std::vector<double> measureLatencyWhileTraining(const std::string& preset,
                                                const std::shared_ptr<const Classifier>& classifier,
                                                const Load& load);

} // namespace digitpad
