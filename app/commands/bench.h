// digitpad bench: how fast a network trains and reads on this machine.
#pragma once

#include "app/console.h"

namespace digitpad {

/// Throws Error, UsageError.
int runBench(const QStringList& arguments, Console& console);

} // namespace digitpad
