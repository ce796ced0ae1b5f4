#include "ui/draw/corrected_digits.h"

#include <algorithm>
#include <cmath>

namespace digitpad {

namespace {

/// Paper units that the box of unchanged ink may move from one reading to the next: it is rounded to whole
/// ones.
constexpr qreal kRounding = 2;

bool touches(const Stroke& stroke, const QRectF& box) {
    const qreal margin = stroke.width / 2 + kRounding;
    const QRectF reached = box.adjusted(-margin, -margin, margin, margin);
    const auto& points = stroke.points;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const PenPoint& from = points[i > 0 ? i - 1 : 0];
        // A rectangle without an area, as around a dot, intersects nothing.
        const QRectF step = QRectF(QPointF(from.x, from.y), QPointF(points[i].x, points[i].y)).normalized();
        if (step.adjusted(-0.5, -0.5, 0.5, 0.5).intersects(reached)) return true;
    }
    return false;
}

bool isInside(const Stroke& stroke, const QRectF& box) {
    const QRectF reached = box.adjusted(-kRounding, -kRounding, kRounding, kRounding);
    return std::ranges::all_of(stroke.points,
                               [&](const PenPoint& point) { return reached.contains(point.x, point.y); });
}

std::vector<std::size_t> strokesInside(const PaperContent& content, const QRectF& box) {
    std::vector<std::size_t> found;
    const std::vector<Stroke>& strokes = content.drawing.strokes;
    for (std::size_t i = 0; i < strokes.size(); ++i)
        if (!strokes[i].erases && isInside(strokes[i], box)) found.push_back(i);
    return found;
}

bool isSameBox(const QRectF& a, const QRectF& b) {
    return std::abs(a.left() - b.left()) <= kRounding && std::abs(a.top() - b.top()) <= kRounding &&
           std::abs(a.right() - b.right()) <= kRounding && std::abs(a.bottom() - b.bottom()) <= kRounding;
}

/// With the pen's width.
QRectF inkBox(const Drawing& drawing) {
    Extent extent;
    for (const Stroke& stroke : drawing.strokes)
        for (const PenPoint& point : stroke.points)
            extent.add(point.x, point.y, stroke.width * point.pressure / 2);
    return {QPointF(extent.left, extent.top), QPointF(extent.right, extent.bottom)};
}

bool holds(const Correction& correction, const PaperContent& content, const QRectF& box) {
    if (correction.strokes != strokesInside(content, box)) return false;
    const bool ofStrokes = !correction.strokes.empty() && content.picture.isNull();
    if (!ofStrokes && !isSameBox(correction.box, box)) return false;
    const std::vector<Stroke>& strokes = content.drawing.strokes;
    for (std::size_t i = correction.madeAfter; i < strokes.size(); ++i)
        if ((strokes[i].erases || !ofStrokes) && touches(strokes[i], box)) return false;
    return true;
}

} // namespace

Correction correctionOf(const PaperContent& content, const QRectF& box, int digit) {
    return {box, strokesInside(content, box), content.drawing.strokes.size(), digit, false};
}

std::optional<Correction> correctionAt(const PaperContent& content, const QRectF& box) {
    const auto found = std::ranges::find_if(
        content.corrections, [&](const Correction& each) { return holds(each, content, box); });
    return found == content.corrections.end() ? std::nullopt : std::optional(*found);
}

Drawing strokesOf(const PaperContent& content, const QRectF& box) {
    Drawing drawing;
    if (!content.picture.isNull()) return drawing;
    const std::vector<Stroke>& strokes = content.drawing.strokes;
    for (const Stroke& stroke : strokes)
        if (stroke.erases && touches(stroke, box)) return drawing;
    for (const std::size_t i : strokesInside(content, box)) drawing.strokes.push_back(strokes[i]);
    // Pieces of other strokes are among the ink where it reaches further than these.
    const qreal reach = 2 * kRounding; // for the curve between the points, which bulges a little
    const QRectF ink = inkBox(drawing).adjusted(-reach, -reach, reach, reach);
    return !drawing.strokes.empty() && ink.contains(box) ? drawing : Drawing();
}

} // namespace digitpad
