// The curve a pen followed between the few points that were sampled, as short straight pieces.
#pragma once

#include <vector>

#include "core/data/drawing.h"

namespace digitpad {

/// A place on the curve and half the pen's width there, in the units of the points.
struct PathPoint {
    float x;
    float y;
    float radius;
};

/// Centripetal Catmull-Rom through the points (Yuksel et al., 2011: no loops, no cusps between points), split
/// until the pieces are within a tenth of a unit of the curve.  Points that are not finite numbers are left
/// out.  Nothing for a stroke without points, one for a stroke that stays in place.
std::vector<PathPoint> strokePath(const Stroke& stroke);

} // namespace digitpad
