#include "core/synthesis/spacing.h"

#include <cmath>
#include <limits>
#include <vector>

#include "core/preprocess/stroke_path.h"

namespace digitpad {
namespace {

/// The lines as points a unit apart.
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

} // namespace

double shiftForDistance(const Drawing& before, const Drawing& next, double distance) {
    // Coming from the far left: the largest shift at which a pair of points is as near as that.
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
    return extentOf(before).right - extentOf(next).left + distance;
}

} // namespace digitpad
