// Pen strokes from a few places.
#pragma once

#include <initializer_list>

#include "core/data/drawing.h"

namespace digitpad {

struct PaperPoint {
    double x = 0;
    double y = 0;
};

/// A straight line between two places.
struct LineSegment {
    PaperPoint from;
    PaperPoint to;
};

/// The pen went through these places, in a smooth line.
inline Stroke strokeThrough(std::initializer_list<PaperPoint> places) {
    Stroke stroke;
    for (const PaperPoint& place : places)
        stroke.points.push_back({static_cast<float>(place.x), static_cast<float>(place.y)});
    return stroke;
}

} // namespace digitpad
