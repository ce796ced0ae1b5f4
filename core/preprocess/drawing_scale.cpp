#include "core/preprocess/drawing_scale.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "core/preprocess/stroke_path.h"

namespace digitpad {
namespace {

/// Pixels of the longer side.  The longest number on the canvas is 4,480 wide: sixteen digits of 280.
constexpr double kLongest = 8192;
/// Units from the origin.  Within, floats tell sixteenths of a pixel apart.
constexpr double kFarthest = 1e6;
/// Pixels of all parts' papers and a quarter of those that the pen touches: 256 MB, and half a second to
/// draw.  A drawing of a thousand strokes over a whole screen needs less; the next one is drawn smaller.
constexpr double kMostWork = 6.4e7;
constexpr double kTouched = 0.25;

bool isFinite(const PenPoint& point) {
    return std::isfinite(point.x) && std::isfinite(point.y) && std::isfinite(point.pressure);
}

struct Bounds {
    double left = std::numeric_limits<double>::max();
    double top = std::numeric_limits<double>::max();
    double right = std::numeric_limits<double>::lowest();
    double bottom = std::numeric_limits<double>::lowest();

    void add(double x, double y, double radius) {
        left = std::min(left, x - radius);
        top = std::min(top, y - radius);
        right = std::max(right, x + radius);
        bottom = std::max(bottom, y + radius);
    }
    double longer() const { return std::max(right - left, bottom - top); }
    double farthest() const {
        return std::max({std::abs(left), std::abs(top), std::abs(right), std::abs(bottom)});
    }
};

Bounds boundsOf(const Drawing& drawing) {
    Bounds bounds;
    for (const Stroke& stroke : drawing.strokes) {
        if (!std::isfinite(stroke.width)) continue;
        for (const PenPoint& point : stroke.points)
            if (isFinite(point))
                bounds.add(point.x, point.y,
                           std::max(0.5 * static_cast<double>(stroke.width) * point.pressure, 0.0));
    }
    return bounds;
}

/// A pen's line does not vanish because it is drawn smaller.
double visible(double width) {
    return width > 0 ? std::max(width, 1.0) : width;
}

int toInt(double value) {
    constexpr double kMost = std::numeric_limits<std::int32_t>::max() / 4.0; // sums of two stay ints
    return static_cast<int>(std::clamp(value, -kMost, kMost));
}

} // namespace

Drawing PaperScale::onPaper(Drawing drawing) const {
    if (isUsual()) return drawing;
    for (Stroke& stroke : drawing.strokes) {
        std::erase_if(stroke.points, [](const PenPoint& point) { return !isFinite(point); });
        for (PenPoint& point : stroke.points) {
            point.x = static_cast<float>((point.x - left) * scale);
            point.y = static_cast<float>((point.y - top) * scale);
            // Width and pressure are within bounds together; each by itself need not be.
            point.pressure = static_cast<float>(visible(scale * stroke.width * point.pressure));
        }
        stroke.width = 1;
    }
    return drawing;
}

Box PaperScale::inDrawing(const Box& onPaper) const {
    if (isUsual()) return onPaper;
    const int x = toInt(std::floor(left + onPaper.x / scale));
    const int y = toInt(std::floor(top + onPaper.y / scale));
    const auto length = [this](int pixels) { return std::max(toInt(std::ceil(pixels / scale)), 1); };
    return {x, y, length(onPaper.width), length(onPaper.height)};
}

PaperScale paperScale(const Drawing& drawing) {
    const Bounds bounds = boundsOf(drawing);
    if (bounds.left > bounds.right) return {};
    if (bounds.longer() <= kLongest && bounds.farthest() <= kFarthest) return {};
    return {std::min(kLongest / bounds.longer(), 1.0), bounds.left, bounds.top};
}

Reach reachOf(const Drawing& drawing) {
    Extent reach;
    double touched = 0;
    for (const Stroke& stroke : drawing.strokes) {
        if (stroke.erases) continue;
        const PathPoint* before = nullptr;
        const auto path = strokePath(stroke);
        for (const PathPoint& point : path) {
            const float radius = point.radius + 0.5F;
            reach.add(std::floor(point.x - radius), std::floor(point.y - radius));
            reach.add(std::ceil(point.x + radius), std::ceil(point.y + radius));
            const double length = before ? std::hypot(point.x - before->x, point.y - before->y) : 0;
            touched += 2 * radius * (length + 2 * radius);
            before = &point;
        }
    }
    if (reach.empty()) return {};
    const Box box{static_cast<int>(reach.left), static_cast<int>(reach.top), static_cast<int>(reach.width()),
                  static_cast<int>(reach.height())};
    return {box, static_cast<double>(box.width) * box.height + kTouched * touched};
}

double shrinkToFit(std::span<const Reach> parts) {
    double work = 0;
    for (const Reach& part : parts) work += part.work;
    return work > kMostWork ? std::sqrt(kMostWork / work) : 1;
}

} // namespace digitpad
