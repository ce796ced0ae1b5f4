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

struct Extent {
    float left, top, right, bottom;

    explicit Extent(const PenPoint& point) : left(point.x), top(point.y), right(point.x), bottom(point.y) {}
    void add(const Extent& other) {
        left = std::min(left, other.left);
        top = std::min(top, other.top);
        right = std::max(right, other.right);
        bottom = std::max(bottom, other.bottom);
    }
    bool overlaps(const Extent& other) const {
        return left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom;
    }
    float height() const { return bottom - top; }
};

std::vector<Extent> strokeExtents(const Drawing& drawing) {
    std::vector<Extent> extents;
    for (const Stroke& stroke : drawing.strokes) {
        if (stroke.points.empty()) continue;
        Extent extent(stroke.points.front());
        for (const PenPoint& point : stroke.points) extent.add(Extent(point));
        extents.push_back(extent);
    }
    return extents;
}

/// Unites what overlaps until nothing does.
std::vector<Extent> groups(std::vector<Extent> extents) {
    std::vector<Extent> apart;
    while (!extents.empty()) {
        Extent one = extents.back();
        extents.pop_back();
        for (auto other = apart.begin(); other != apart.end();) {
            if (!one.overlaps(*other)) {
                ++other;
                continue;
            }
            one.add(*other);
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
    const float own = longerSide(drawing);
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
