// Print beside handwriting: the words of a form, or of the page that somebody wrote on.
#pragma once

#include "core/reading/reader.h"

namespace digitpad {

/// Leaves out the lines that are less than half as high as the highest one, where a third of all that is in
/// them is rejected.
Reading withoutSmallPrint(const Reading& reading);

} // namespace digitpad
