// Shapes of digits that the collections hardly have, and the small strokes where a pen comes down and goes
// up.
#pragma once

#include "core/data/drawing.h"
#include "core/random.h"

namespace digitpad {

/// The drawing, or with that probability the same digit in a shape that is rare in the collections.
/// @param slant of the hand that will write it, as the tangent: a flag makes a leaning one a seven
Drawing rareOrUsual(int digit, const Drawing& usual, double probability, double slant, Random& random);

/// A flick at the end of the last stroke and sometimes one at the beginning of the first, where they leave
/// the digit what it is: of the digits that end in a stem.
void addHooks(int digit, Drawing& drawing, Random& random);

} // namespace digitpad
