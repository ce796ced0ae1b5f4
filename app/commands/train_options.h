// What `digitpad train` can be told: a preset and what departs from it.
#pragma once

#include "app/option_parser.h"
#include "core/training/options.h"

namespace digitpad {

void addTrainingOptions(OptionParser& parser);

/// The preset's recipe with the given options put over it.  Throws UsageError for values out of range.
TrainingOptions trainingOptions(const OptionParser& parser);

} // namespace digitpad
