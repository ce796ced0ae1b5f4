#include "core/data/drawing.h"

namespace digitpad {
namespace {

void add(const Stroke& stroke, Extent& extent) {
    for (const PenPoint& point : stroke.points) extent.add(point.x, point.y);
}

} // namespace

Extent extentOf(const Stroke& stroke) {
    Extent extent;
    add(stroke, extent);
    return extent;
}

Extent extentOf(const Drawing& drawing) {
    Extent extent;
    for (const Stroke& stroke : drawing.strokes) add(stroke, extent);
    return extent;
}

void moveBy(Drawing& drawing, float x, float y) {
    for (Stroke& stroke : drawing.strokes) {
        for (PenPoint& point : stroke.points) {
            point.x += x;
            point.y += y;
        }
    }
}

} // namespace digitpad
