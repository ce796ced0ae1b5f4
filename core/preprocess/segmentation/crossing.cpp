#include "core/preprocess/segmentation/crossing.h"

#include <algorithm>
#include <cmath>

#include "core/preprocess/segmentation/groups.h"
#include "core/preprocess/stroke_path.h"

namespace digitpad {
namespace {

/// A stroke's line and how far it reaches.
struct Line {
    std::vector<PathPoint> path;
    float left = 0, top = 0, right = 0, bottom = 0;

    explicit Line(const Stroke& stroke) : path(strokePath(stroke)) {
        if (path.empty()) return;
        left = right = path.front().x;
        top = bottom = path.front().y;
        for (const PathPoint& point : path) {
            left = std::min(left, point.x);
            right = std::max(right, point.x);
            top = std::min(top, point.y);
            bottom = std::max(bottom, point.y);
        }
    }

    bool reaches(const PathPoint& from, const PathPoint& to) const {
        return std::max(from.x, to.x) >= left && std::min(from.x, to.x) <= right &&
               std::max(from.y, to.y) >= top && std::min(from.y, to.y) <= bottom;
    }
};

/// Twice the area of the triangle; its sign says on which side of the line from a to b c lies.
double side(const PathPoint& a, const PathPoint& b, const PathPoint& c) {
    return (static_cast<double>(b.x) - a.x) * (static_cast<double>(c.y) - a.y) -
           (static_cast<double>(b.y) - a.y) * (static_cast<double>(c.x) - a.x);
}

bool cross(const PathPoint& a, const PathPoint& b, const PathPoint& c, const PathPoint& d) {
    if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x)) return false;
    if (std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y)) return false;
    return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

/// Whether the lines cross, and not at the side of both: the narrower one lies at least half over the other.
bool crossInside(const Line& a, const Line& b) {
    const float shared = std::min(a.right, b.right) - std::max(a.left, b.left);
    const float narrower = std::min(a.right - a.left, b.right - b.left);
    if (a.path.empty() || b.path.empty() || shared < 0.5F * narrower) return false;
    if (std::min(a.bottom, b.bottom) < std::max(a.top, b.top)) return false;
    for (std::size_t i = 1; i < a.path.size(); ++i) {
        if (!b.reaches(a.path[i - 1], a.path[i])) continue;
        for (std::size_t k = 1; k < b.path.size(); ++k)
            if (cross(a.path[i - 1], a.path[i], b.path[k - 1], b.path[k])) return true;
    }
    return false;
}

} // namespace

std::vector<Drawing> crossingStrokes(const Drawing& drawing) {
    std::vector<Line> lines;
    lines.reserve(drawing.strokes.size());
    for (const Stroke& stroke : drawing.strokes) lines.emplace_back(stroke);
    Groups groups(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (std::size_t k = i + 1; k < lines.size(); ++k)
            if (crossInside(lines[i], lines[k])) groups.join(i, k);
    std::vector<Drawing> result;
    for (const auto& members : groups.members()) {
        Drawing& group = result.emplace_back();
        for (const std::size_t member : members) group.strokes.push_back(drawing.strokes[member]);
    }
    return result;
}

} // namespace digitpad
