// The training options between two runs of the program.
#pragma once

#include "core/training/options.h"

namespace digitpad {

void saveOptions(const TrainingOptions& options);
/// What was saved; the preset's values where nothing was, or where it no longer makes sense.
TrainingOptions savedOptions();

} // namespace digitpad
