// Print beside handwriting: the words of a form, or of the page that somebody wrote on.
#pragma once

#include "core/model/reader.h"

namespace digitpad {

/// Leaves out the lines that are less than half as high as the highest one, where something in them is
/// rejected, and those a little higher in which everything is.
Reading withoutSmallPrint(const Reading& reading);

} // namespace digitpad
