#include "tests/bench/numbers/composer.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/preprocess/stroke_path.h"

namespace digitpad::bench {
namespace {

struct Extent {
    float left = std::numeric_limits<float>::max();
    float top = std::numeric_limits<float>::max();
    float right = std::numeric_limits<float>::lowest();
    float bottom = std::numeric_limits<float>::lowest();
};

Extent extentOf(const Drawing& drawing) {
    Extent extent;
    for (const Stroke& stroke : drawing.strokes) {
        for (const PenPoint& point : stroke.points) {
            extent.left = std::min(extent.left, point.x);
            extent.top = std::min(extent.top, point.y);
            extent.right = std::max(extent.right, point.x);
            extent.bottom = std::max(extent.bottom, point.y);
        }
    }
    return extent;
}

/// point * factor + (x, y)
void transform(Drawing& drawing, double factor, double x, double y) {
    for (Stroke& stroke : drawing.strokes) {
        for (PenPoint& point : stroke.points) {
            point.x = static_cast<float>(point.x * factor + x);
            point.y = static_cast<float>(point.y * factor + y);
        }
    }
}

/// The line as points a unit apart.
std::vector<PathPoint> dotted(const Drawing& drawing) {
    std::vector<PathPoint> dots;
    for (const Stroke& stroke : drawing.strokes) {
        const auto path = strokePath(stroke);
        for (std::size_t i = 0; i < path.size(); ++i) {
            const PathPoint& from = path[i > 0 ? i - 1 : 0];
            const int steps =
                std::max(static_cast<int>(std::hypot(path[i].x - from.x, path[i].y - from.y)), 1);
            for (int step = 1; step <= steps; ++step) {
                const float t = static_cast<float>(step) / static_cast<float>(steps);
                dots.push_back({from.x + t * (path[i].x - from.x), from.y + t * (path[i].y - from.y), 0});
            }
        }
    }
    return dots;
}

/// How far `next` must go to the right for its lines to keep `distance` from those of `before` at the nearest
/// place, coming from the left's far side: the largest shift at which a pair is as near as that.
double shiftFor(const Drawing& before, const Drawing& next, double distance) {
    double shift = std::numeric_limits<double>::lowest();
    const auto others = dotted(next);
    for (const PathPoint& a : dotted(before)) {
        for (const PathPoint& b : others) {
            const double down = a.y - b.y;
            if (std::abs(down) > distance) continue;
            shift = std::max(shift, a.x - b.x + std::sqrt(distance * distance - down * down));
        }
    }
    if (shift > std::numeric_limits<double>::lowest()) return shift;
    return extentOf(before).right - extentOf(next).left + distance; // one above the other
}

/// Stands on the line y = 0, its left side at x = 0.
Drawing sized(const LabelledDrawing& digit, Random& random) {
    Drawing drawing = digit.drawing;
    const Extent extent = extentOf(drawing);
    const double size = std::max(extent.right - extent.left, extent.bottom - extent.top);
    const double factor = kComposedHeight * random.uniform(0.85, 1.15) / std::max(size, 1.0);
    const double baseline = kComposedHeight * random.uniform(-0.08, 0.08);
    transform(drawing, factor, -extent.left * factor, baseline - extent.bottom * factor);
    return drawing;
}

} // namespace

LabelledDrawing composeNumber(const std::vector<LabelledDrawing>& writer, const NumberStyle& style,
                              Random& random) {
    const std::size_t length = 2 + random.below(9);
    const std::size_t sure = 1 + random.below(length - 1); // this one touches the one before it
    const double slope = random.uniform(-0.05, 0.05);
    LabelledDrawing number{"", writer.front().source, writer.front().writer, {}};
    Drawing before;
    for (std::size_t i = 0; i < length; ++i) {
        const LabelledDrawing& digit = writer[random.below(writer.size())];
        Drawing next = sized(digit, random);
        const bool touches = style.touching && (random.uniform() < 0.5 || i == sure);
        const double gap = touches ? -style.pen * random.uniform(0.1, 1) : random.uniform(0.05, 0.4);
        if (i > 0) {
            const double right = extentOf(before).right;
            transform(next, 1, 0, slope * right);
            transform(next, 1, shiftFor(before, next, kComposedHeight * (style.pen + gap)), 0);
        }
        number.label += digit.label;
        number.drawing.strokes.insert(number.drawing.strokes.end(), next.strokes.begin(), next.strokes.end());
        before = std::move(next);
    }
    for (Stroke& stroke : number.drawing.strokes)
        stroke.width = static_cast<float>(style.pen * kComposedHeight);
    return number;
}

} // namespace digitpad::bench
