// Strokes of devices that know only few places: their steps, invisible in small pictures, would be stairs in
// large ones.
#pragma once

#include "core/data/drawing.h"

namespace digitpad {

/// The strokes smoothed over about the device's step, which is found from the moves between points, where it
/// could be seen.  Ends stay in place.
Drawing withoutSteps(const Drawing& drawing);

} // namespace digitpad
