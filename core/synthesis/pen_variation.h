// The same drawing as another pen, another surface and another mood of its writer would have left it.
#pragma once

#include "core/data/drawing.h"
#include "core/random.h"

namespace digitpad {

/// Ranges are symmetric about "unchanged" unless said otherwise.
struct PenVariation {
    float canvasSide = 84;      ///< longer side of the result in canvas pixels, without the pen
    double thinnestPen = 0.025; ///< as a part of canvasSide; the widths between are equally likely by ratio
    double widestPen = 0.28;    ///< likewise
    double rotation = 12;       ///< degrees either way
    double slant = 0.2;         ///< horizontal shear, as the tangent
    double aspect = 0.15;       ///< width against height, 0.15 is 0.87 to 1.15
    double wobble = 0.02;       ///< of a slow sine wave along the stroke, as a part of canvasSide
    double tremor = 0.006;      ///< of each point, as a part of canvasSide
    double sparsestPoints =
        0.1; ///< largest distance kept between neighbouring points, as a part of canvasSide
};

/// A random variation of `drawing`, scaled to the canvas, with one pen for all strokes.  Takes the drawing's
/// own pen for nothing.
Drawing varied(const Drawing& drawing, const PenVariation& variation, Random& random);

} // namespace digitpad
