// Finding the ink in any picture: scan, photo or screenshot, dark on light or light on dark.
#pragma once

#include "core/data/picture.h"

namespace digitpad {

/// Ink coverage of the same size as the picture.  Polarity is decided from border and histogram, uneven light
/// is normalised, specks and ruled lines are dropped.  All zeros where there is no ink.  Throws nothing but
/// bad_alloc.
InkImage extractInk(const GreyImage& picture);

} // namespace digitpad
