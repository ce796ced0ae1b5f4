#include "core/preprocess/canvas_drawing.h"

#include <algorithm>
#include <vector>

#include "core/preprocess/rasteriser.h"

namespace digitpad {
namespace {

/// A longer drawing would not fit on any screen; the limit also keeps a broken one from filling the memory.
constexpr float kLongestInDigits = 16;
/// Of the usual side: no one writes a digit so much smaller than others.
constexpr float kTiny = 0.125F;

bool overlap(const Extent& a, const Extent& b) {
    return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

std::vector<Extent> strokeExtents(const Drawing& drawing) {
    std::vector<Extent> extents;
    for (const Stroke& stroke : drawing.strokes)
        if (!stroke.points.empty()) extents.push_back(extentOf(stroke));
    return extents;
}

/// Unites what overlaps until nothing does.
std::vector<Extent> groups(std::vector<Extent> extents) {
    std::vector<Extent> apart;
    while (!extents.empty()) {
        Extent one = extents.back();
        extents.pop_back();
        for (auto other = apart.begin(); other != apart.end();) {
            if (!overlap(one, *other)) {
                ++other;
                continue;
            }
            one.add(other->left, other->top);
            one.add(other->right, other->bottom);
            apart.erase(other);
            other = apart.begin(); // it has grown and may reach one that it did not before
        }
        apart.push_back(one);
    }
    return apart;
}

} // namespace

float digitHeight(const Drawing& drawing) {
    std::vector<float> heights;
    for (const Extent& group : groups(strokeExtents(drawing))) heights.push_back(group.height());
    if (heights.empty()) return 0;
    const auto quartile = heights.begin() + static_cast<std::ptrdiff_t>((heights.size() - 1) * 3 / 4);
    std::ranges::nth_element(heights, quartile);
    return *quartile;
}

Drawing onCanvas(const Drawing& drawing, SampleKind kind, const PenOptions& pen, float usualSide) {
    const float own = extentOf(drawing).longerSide();
    float side = pen.canvasSide;
    if (kind == SampleKind::Number) {
        const float height = digitHeight(drawing);
        if (height > 0) side *= std::clamp(own / height, 1.0F, kLongestInDigits);
    } else if (own < kTiny * usualSide) {
        side *= own / usualSide;
    }
    return scaledDrawing(drawing, side, pen.penWidth);
}

} // namespace digitpad
