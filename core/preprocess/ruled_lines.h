// The lines of ruled and squared paper, which are ink but not handwriting.
#pragma once

#include "core/preprocess/pix.h"

namespace digitpad {

/// Takes thin lines from one side of the picture to the other out of the mask, but not the strokes that cross
/// or follow them.  A single line with nothing beside it stays: it is a one that fills its picture.
void removeRuledLines(const PixOwner& mask);

} // namespace digitpad
