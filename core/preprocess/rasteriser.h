// Pen strokes to ink.  The canvas and the training data go through this same function, so the network sees
// one kind of line.
#pragma once

#include "core/data/drawing.h"
#include "core/data/picture.h"

namespace digitpad {

/// Draws the strokes in order onto `paper`, smooth (interpolated between points), anti-aliased, round caps
/// and joins. One unit of the points is one pixel.  An erasing stroke takes away what lies under it.  A
/// stroke of one point is a dot.
void drawStrokes(const Drawing& drawing, InkImage& paper);

/// The strokes on paper of their own size plus half a pen of margin, smaller where that would be too large;
/// empty for no strokes.
InkImage rasterise(const Drawing& drawing);

/// A drawing of any size scaled so that its longer side is `side`, its pen `penWidth`, moved to the origin.
/// Collections of strokes come through this before rasterise().
Drawing scaledDrawing(const Drawing& drawing, float side, float penWidth);

} // namespace digitpad
