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
/// Widest pen, as a part of the height of what is written: MNIST's middle 80 % goes to .19 (PenOptions).
constexpr float kWidestPen = 0.19F;
/// A pen is too thick above this part: of 15,510 digits with the default pen 55, as the higher one of a
/// digit's two parts has little more than half of its height.  Of .19 it would be 129, one of which is then
/// read wrong.
constexpr float kTooThick = 0.24F;
/// Widths of the pen that it must have moved to have written anything: what is shorter is a dot.
constexpr float kWritten = 1.75F;

bool overlap(const Extent& a, const Extent& b) {
    return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

std::vector<Extent> strokeExtents(const Drawing& drawing) {
    std::vector<Extent> extents;
    for (const Stroke& stroke : drawing.strokes)
        if (!stroke.points.empty() && !stroke.erases) extents.push_back(extentOf(stroke));
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

/// The height of a digit that fills the extent; of a row of digits that overlap, about that of one.
float heightWithin(const Extent& extent) {
    constexpr float kWidestDigit = 1.4F; // of its height
    return std::max(extent.height(), extent.width() / kWidestDigit);
}

/// The usual width of a stroke's line.
float penWidthOf(const Stroke& stroke) {
    float pressure = 0;
    for (const PenPoint& point : stroke.points) pressure += point.pressure;
    return stroke.points.empty() ? 0 : stroke.width * pressure / static_cast<float>(stroke.points.size());
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

Drawing withFittingPen(Drawing drawing) {
    float widest = 0;
    for (const Stroke& stroke : drawing.strokes)
        if (!stroke.erases) widest = std::max(widest, penWidthOf(stroke));
    float height = 0; // the largest, so that no part of a digit counts
    for (const Extent& group : groups(strokeExtents(drawing)))
        if (group.longerSide() > kWritten * widest) height = std::max(height, heightWithin(group));
    if (height == 0 || widest <= kTooThick * height) return drawing;
    const float most = kWidestPen * height;
    for (Stroke& stroke : drawing.strokes)
        if (const float pen = penWidthOf(stroke); !stroke.erases && pen > most) stroke.width *= most / pen;
    return drawing;
}

} // namespace digitpad
