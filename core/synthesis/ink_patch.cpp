#include "core/synthesis/ink_patch.h"

#include <algorithm>
#include <cmath>

#include "core/preprocess/rasteriser.h"

namespace digitpad {

InkPatch inkOf(Drawing drawing) {
    Extent extent;
    for (const Stroke& stroke : drawing.strokes)
        for (const PenPoint& point : stroke.points) extent.add(point.x, point.y, stroke.width / 2 + 1);
    if (extent.empty()) return {};
    InkPatch patch;
    patch.left = static_cast<int>(std::floor(extent.left));
    patch.top = static_cast<int>(std::floor(extent.top));
    patch.ink = InkImage(static_cast<int>(std::ceil(extent.right)) - patch.left,
                         static_cast<int>(std::ceil(extent.bottom)) - patch.top);
    moveBy(drawing, static_cast<float>(-patch.left), static_cast<float>(-patch.top));
    drawStrokes(drawing, patch.ink);
    return patch;
}

float darkest(const InkPatch& patch) {
    return patch.empty() ? 0 : std::ranges::max(patch.ink.pixels);
}

} // namespace digitpad
