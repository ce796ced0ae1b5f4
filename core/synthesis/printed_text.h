// Words as print sets them: letters of straight strokes, evenly sized and spaced.
#pragma once

#include "core/data/drawing.h"
#include "core/random.h"

namespace digitpad {

/// A line of that many letters, which begins at (0, 0) and stands on y = 0; its letters are `height` high.
/// None looks like a digit.
Drawing printedLine(int letters, double height, Random& random);

} // namespace digitpad
