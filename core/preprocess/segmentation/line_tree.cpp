#include "core/preprocess/segmentation/line_tree.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace digitpad {
namespace {

/// Twice the area of the triangle; its sign says on which side of the line from a to b c lies.
double side(const PathPoint& a, const PathPoint& b, const PathPoint& c) {
    return (static_cast<double>(b.x) - a.x) * (static_cast<double>(c.y) - a.y) -
           (static_cast<double>(b.y) - a.y) * (static_cast<double>(c.x) - a.x);
}

/// Of pieces whose boxes meet.
bool cross(const PathPoint& a, const PathPoint& b, const PathPoint& c, const PathPoint& d) {
    return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

bool meet(const Extent& a, const Extent& b) {
    return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

} // namespace

LineTree::Run LineTree::Run::half(bool second) const {
    const std::size_t middle = first + (end - first) / 2;
    return second ? Run{2 * node + 2, middle, end} : Run{2 * node + 1, first, middle};
}

LineTree::LineTree(std::vector<PathPoint> path) : m_path(std::move(path)) {
    for (const PathPoint& point : m_path) m_extent.add(point.x, point.y);
    if (m_path.size() < 2) return;
    m_boxes.resize(2 * std::bit_ceil(m_path.size() - 1));
    fill(all());
}

const Extent& LineTree::fill(const Run& run) {
    Extent box;
    if (run.isOnePiece()) {
        for (const std::size_t end : {run.first, run.end}) box.add(m_path[end].x, m_path[end].y);
    } else {
        for (const bool second : {false, true}) {
            const Extent& half = fill(run.half(second));
            box.add(half.left, half.top);
            box.add(half.right, half.bottom);
        }
    }
    return m_boxes[run.node] = box;
}

bool LineTree::crosses(const LineTree& other) const {
    return m_path.size() > 1 && other.m_path.size() > 1 && crosses(all(), other, other.all());
}

bool LineTree::crosses(const Run& own, const LineTree& other, const Run& others) const {
    if (!meet(m_boxes[own.node], other.m_boxes[others.node])) return false;
    if (own.isOnePiece() && others.isOnePiece())
        return cross(m_path[own.first], m_path[own.end], other.m_path[others.first],
                     other.m_path[others.end]);
    const bool halveOwn = own.end - own.first >= others.end - others.first;
    return std::ranges::any_of(std::initializer_list<bool>{false, true}, [&](bool second) {
        return halveOwn ? crosses(own.half(second), other, others) : crosses(own, other, others.half(second));
    });
}

} // namespace digitpad
