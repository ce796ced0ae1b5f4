// Pen strokes that the user drew over a picture, as part of it.
#pragma once

#include "core/data/drawing.h"
#include "core/data/picture.h"

namespace digitpad {

/// The picture with the strokes painted on it, dark where most of it is light, else light; what erases shows
/// the grey that half of the picture is lighter than.  Points are in pixels of the picture.
GreyImage withStrokes(const GreyImage& picture, const Drawing& strokes);

} // namespace digitpad
