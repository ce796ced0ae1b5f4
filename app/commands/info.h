// digitpad info: what is in a model file.
#pragma once

#include "app/console.h"

namespace digitpad {

/// Throws Error, UsageError.
int runInfo(const QStringList& arguments, Console& console);

} // namespace digitpad
