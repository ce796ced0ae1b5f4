// Drawings as their writer would have made them on the canvas with a pen that fits.
#pragma once

#include "core/data/drawing.h"
#include "core/data/labelled_samples.h"
#include "core/preprocess/sample_renderers.h"

namespace digitpad {

/// The drawing in canvas pixels, at the origin, in `pen`.  A number is made so large that its digits are
/// typically `pen.canvasSide` high, as one drawn alone is; everything else so that its longer side is.  What
/// is tiny beside the others of its collection, a dot, stays so.
/// @param usualSide median longer side of the collection's drawings, in their unit; 0 where unknown
Drawing onCanvas(const Drawing& drawing, SampleKind kind, const PenOptions& pen, float usualSide = 0);

/// Height of the tall digits of a drawing, in its units: the upper quartile of the heights of groups of
/// strokes whose boxes overlap.  Detached parts of digits are less high, and lines of text do not overlap.
float digitHeight(const Drawing& drawing);

/// Makes a pen that is too thick for what was written with it thinner, as people choose theirs: the lines of
/// a digit would run into each other.  A dot, whose writer moved the pen by little more than its width, stays
/// as it is.
Drawing withFittingPen(Drawing drawing);

} // namespace digitpad
