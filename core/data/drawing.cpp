#include "core/data/drawing.h"

#include <algorithm>
#include <limits>

namespace digitpad {

float longerSide(const Drawing& drawing) {
    constexpr float kNone = std::numeric_limits<float>::max();
    PenPoint least{kNone, kNone};
    PenPoint most{-kNone, -kNone};
    for (const Stroke& stroke : drawing.strokes) {
        for (const PenPoint& point : stroke.points) {
            least = {std::min(least.x, point.x), std::min(least.y, point.y)};
            most = {std::max(most.x, point.x), std::max(most.y, point.y)};
        }
    }
    return most.x < least.x ? 0 : std::max(most.x - least.x, most.y - least.y);
}

} // namespace digitpad
