#include "ui/draw/stroke_outline.h"

#include <QPointF>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace digitpad {

namespace {

QPointF place(const PathPoint& point) {
    return {point.x, point.y};
}

/// Of length 1; to the right where both points are the same.
QPointF direction(const PathPoint& from, const PathPoint& to) {
    const QPointF way = place(to) - place(from);
    const qreal length = std::hypot(way.x(), way.y());
    return length > 0 ? way / length : QPointF(1, 0);
}

/// Of the path as it passes point `i`: between that before and that after it.
QPointF directionAt(const std::vector<PathPoint>& path, std::size_t i) {
    const QPointF before = direction(path[i > 0 ? i - 1 : 0], path[i > 0 ? i : 1]);
    const QPointF after = i + 1 < path.size() ? direction(path[i], path[i + 1]) : before;
    const QPointF sum = before + after;
    const qreal length = std::hypot(sum.x(), sum.y());
    return length > 1e-6 ? sum / length : before; // it turns right back
}

/// Half a circle about `end`, from one side of the line to the other, clockwise on the screen.
void addRoundEnd(QPolygonF& outline, const PathPoint& end, QPointF outwards) {
    constexpr int kPieces = 24; // within a 400th of the radius of a circle
    const qreal middle = std::atan2(outwards.y(), outwards.x());
    for (int i = 0; i <= kPieces; ++i) {
        const qreal angle = middle + std::numbers::pi * (static_cast<qreal>(i) / kPieces - 0.5);
        outline.append(place(end) + end.radius * QPointF(std::cos(angle), std::sin(angle)));
    }
}

} // namespace

QPolygonF strokeOutline(const std::vector<PathPoint>& path) {
    QPolygonF outline;
    const auto side = [&](std::size_t i, qreal sign) {
        const QPointF way = directionAt(path, i);
        return place(path[i]) + sign * path[i].radius * QPointF(-way.y(), way.x());
    };
    for (std::size_t i = 1; i + 1 < path.size(); ++i) outline.append(side(i, -1));
    addRoundEnd(outline, path.back(), directionAt(path, path.size() - 1));
    for (std::size_t i = path.size() - 1; i-- > 1;) outline.append(side(i, 1));
    addRoundEnd(outline, path.front(), -directionAt(path, 0));
    return outline;
}

std::vector<PathPoint> sharpTurns(const std::vector<PathPoint>& path) {
    // Below this angle the outline lacks less than a hundredth of the pen's radius, which is not seen.
    constexpr qreal kSharp = 0.25;
    std::vector<PathPoint> turns;
    for (std::size_t i = 1; i + 1 < path.size(); ++i) {
        const QPointF before = direction(path[i - 1], path[i]);
        const QPointF after = direction(path[i], path[i + 1]);
        if (QPointF::dotProduct(before, after) < std::cos(kSharp)) turns.push_back(path[i]);
    }
    return turns;
}

} // namespace digitpad
