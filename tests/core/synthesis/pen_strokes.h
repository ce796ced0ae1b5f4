// A few pen strokes as a collection has them.
#pragma once

#include "core/data/drawing.h"

namespace digitpad::test {

inline Stroke strokeThrough(std::initializer_list<PenPoint> points) {
    return {std::vector<PenPoint>(points)};
}

/// A seven of one stroke and 100 units, sampled densely.
inline Drawing seven() {
    Stroke stroke;
    for (int i = 0; i <= 20; ++i) stroke.points.push_back({static_cast<float>(3 * i), 0});
    for (int i = 1; i <= 20; ++i)
        stroke.points.push_back({static_cast<float>(60 - 2 * i), static_cast<float>(5 * i)});
    return {{stroke}};
}

} // namespace digitpad::test
