// The marks that stand with numbers and are no digits, as pen strokes.
#pragma once

#include "core/data/drawing.h"
#include "core/random.h"
#include "core/synthesis/number_text.h"

namespace digitpad {

/// In digits' heights: a digit reaches from y = -1 to 0.  The left edge lies at x = 0.  Nothing for a space.
Drawing signDrawing(Sign sign, Random& random);

} // namespace digitpad
