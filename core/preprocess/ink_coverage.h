// How much of each pixel the handwriting covers.
#pragma once

#include "core/preprocess/ink_mask.h"

namespace digitpad {

/// In and right beside the mask, in levels of 0 to 255.  Faint pencil comes out as black as a marker, edges
/// stay soft.
GreyImage inkCoverage(const FoundInk& found);

} // namespace digitpad
