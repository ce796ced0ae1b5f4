// What is seen with the writing and may be none: a pen that lies on the paper, a finger that holds it, the
// edge of a keyboard.
#pragma once

#include <vector>

#include "core/preprocess/pix.h"

namespace digitpad {

/// The parts of `mask` that are much wider than the lines of the others, and those that are much longer than
/// the others: two ways of looking at it, each left out where it finds none.  One or two bars without others
/// are such things too, for fainter writing may have been lost beside them.  Whether they are writing has to
/// be told by reading the rest.
std::vector<PixOwner> foreignThings(const PixOwner& mask);

} // namespace digitpad
