// How near to each other two drawings stand, measured between their lines rather than their boxes.
#pragma once

#include "core/data/drawing.h"

namespace digitpad {

/// How far `next` must go to the right of where it is for its lines to keep `distance` from those of
/// `before` at the nearest place, in the units of the points; drawings should be 50 units large at least, as
/// lines are compared by points a unit apart.  Where one lies above the other, their boxes keep it.
double shiftForDistance(const Drawing& before, const Drawing& next, double distance);

} // namespace digitpad
