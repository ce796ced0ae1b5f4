#include "core/synthesis/coarse_strokes.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace digitpad {
namespace {

/// Points a step of the device between which the smoothing goes to and fro.
constexpr float kPointsAStep = 2;
/// Passes of (1 2 1) / 4 over these points: together a Gaussian with a deviation of one step.
constexpr int kPasses = 8;
/// As a part of the drawing: a larger step is a fast pen's move, not a device's.
constexpr float kLargestStep = 0.05F;

/// Likewise: steps that are smaller disappear under the thinnest pen.
constexpr float kVisible = 0.008F;

/// The smallest move along an axis, but for a tenth of them, which may be jitter.
float stepOf(const Drawing& drawing) {
    std::vector<float> moves;
    for (const Stroke& stroke : drawing.strokes)
        for (std::size_t i = 1; i < stroke.points.size(); ++i)
            for (const float move :
                 {stroke.points[i].x - stroke.points[i - 1].x, stroke.points[i].y - stroke.points[i - 1].y})
                if (move != 0) moves.push_back(std::abs(move));
    if (moves.empty()) return 0;
    const auto tenth = moves.begin() + static_cast<std::ptrdiff_t>(moves.size() / 10);
    std::ranges::nth_element(moves, tenth);
    return std::min(*tenth, kLargestStep * extentOf(drawing).longerSide());
}

/// Points about `spacing` apart along the same line.
std::vector<PenPoint> resampled(const std::vector<PenPoint>& points, float spacing) {
    std::vector<PenPoint> result{points.front()};
    for (std::size_t i = 1; i < points.size(); ++i) {
        const PenPoint& from = points[i - 1];
        const PenPoint& to = points[i];
        if (from.x == to.x && from.y == to.y) continue; // the pen rested
        const int pieces = std::max(static_cast<int>(std::hypot(to.x - from.x, to.y - from.y) / spacing), 1);
        for (int piece = 1; piece <= pieces; ++piece) {
            const float t = static_cast<float>(piece) / static_cast<float>(pieces);
            result.push_back({std::lerp(from.x, to.x, t), std::lerp(from.y, to.y, t),
                              std::lerp(from.pressure, to.pressure, t)});
        }
    }
    return result;
}

void smooth(std::vector<PenPoint>& points) {
    PenPoint before = points.front();
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const PenPoint here = points[i];
        points[i].x = (before.x + 2 * here.x + points[i + 1].x) / 4;
        points[i].y = (before.y + 2 * here.y + points[i + 1].y) / 4;
        before = here;
    }
}

} // namespace

Drawing withoutSteps(const Drawing& drawing) {
    const float step = stepOf(drawing);
    if (step <= kVisible * extentOf(drawing).longerSide()) return drawing;
    Drawing result = drawing;
    for (Stroke& stroke : result.strokes) {
        if (stroke.points.size() < 3) continue;
        stroke.points = resampled(stroke.points, step / kPointsAStep);
        for (int pass = 0; pass < kPasses; ++pass) smooth(stroke.points);
        // A smooth line needs no more than a point every other step.
        std::vector<PenPoint> kept;
        constexpr auto stride = static_cast<std::size_t>(2 * kPointsAStep);
        for (std::size_t i = 0; i + 1 < stroke.points.size(); i += stride) kept.push_back(stroke.points[i]);
        kept.push_back(stroke.points.back());
        stroke.points = std::move(kept);
    }
    return result;
}

} // namespace digitpad
