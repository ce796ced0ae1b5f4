// What is seen with the writing and may be none: a pen that lies on the paper, a finger that holds it, the
// edge of a keyboard.
#pragma once

#include "core/preprocess/pix.h"

namespace digitpad {

/// The parts of `mask` that are much wider than the lines of all others, longer than these, and bars or at
/// the border; null where there are none, or where one that is so wide may be a stroke.  One or two long bars
/// without others are such things too, for fainter writing may have been lost beside them.  Whether they are
/// writing has to be told by reading the rest.
PixOwner foreignThings(const PixOwner& mask);

} // namespace digitpad
