// Pen strokes from a few places.
#pragma once

#include <initializer_list>

#include "core/data/drawing.h"

namespace digitpad {

struct Place {
    double x = 0;
    double y = 0;
};

/// The pen went through these places, in a smooth line.
inline Stroke strokeThrough(std::initializer_list<Place> places) {
    Stroke stroke;
    for (const Place& place : places)
        stroke.points.push_back({static_cast<float>(place.x), static_cast<float>(place.y)});
    return stroke;
}

} // namespace digitpad
