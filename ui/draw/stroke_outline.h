// The shape of a pen's stroke as one filled outline.
#pragma once

#include <QPolygonF>
#include <vector>

#include "core/preprocess/stroke_path.h"

namespace digitpad {

/// Around a path of at least two points, with round ends, to be filled by its winding.  Qt's own lines join
/// their short pieces with arcs that overlap at the edge, which then looks scalloped.  Sharp turns are bare
/// on their outside: see sharpTurns().
QPolygonF strokeOutline(const std::vector<PathPoint>& path);

/// The points at which the path turns so sharply that a whole disc belongs there.
std::vector<PathPoint> sharpTurns(const std::vector<PathPoint>& path);

} // namespace digitpad
