// digitpad bench --read: how fast pictures are read on this machine.
#pragma once

#include "app/option_parser.h"

namespace digitpad {

/// Measures the pictures that `parser` was given, with its options threads, seconds, model, detector and
/// json.  A picture that cannot be read is complained about, and the others are measured.  Returns the exit
/// code.  Throws Error, UsageError.
int runReadingBench(const OptionParser& parser, Console& console);

} // namespace digitpad
