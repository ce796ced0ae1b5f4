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

/// A straight line with a few points along it, so that a variation can bend it.
/// @tparam Point has x and y; the line is computed in their precision and double's
template <typename Point>
Stroke straightStroke(const Point& from, const Point& to) {
    constexpr int kPieces = 6;
    Stroke stroke;
    for (int i = 0; i <= kPieces; ++i) {
        const double t = static_cast<double>(i) / kPieces;
        stroke.points.push_back({static_cast<float>(from.x + t * (to.x - from.x)),
                                 static_cast<float>(from.y + t * (to.y - from.y))});
    }
    return stroke;
}

} // namespace digitpad
