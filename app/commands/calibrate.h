// digitpad calibrate: fits a model's temperature and threshold to held-out data.
#pragma once

#include "app/console.h"

namespace digitpad {

/// Throws Error, UsageError.
int runCalibrate(const QStringList& arguments, Console& console);

} // namespace digitpad
