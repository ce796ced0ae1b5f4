// digitpad synthesise: made-up pictures of numbers on paper, as files with labels and boxes.
#pragma once

#include "app/console.h"

namespace digitpad {

/// Throws Error, UsageError.
int runSynthesise(const QStringList& arguments, Console& console);

} // namespace digitpad
