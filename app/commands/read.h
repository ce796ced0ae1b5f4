// digitpad read: pictures of handwritten digits to text.
#pragma once

#include "app/console.h"

namespace digitpad {

/// Reads every file it can; returns 1 where one could not be read.  Throws Error, UsageError.
int runRead(const QStringList& arguments, Console& console);

} // namespace digitpad
