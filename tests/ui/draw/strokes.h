// Moves a real mouse over a real canvas.
#pragma once

#include <QtTest>
#include <vector>

#include "ui/draw/paper_widget.h"

namespace digitpad {

inline QPoint onWidget(const PaperWidget& paper, QPointF point) {
    return (point * paper.width() / paper.paperSize().width()).toPoint();
}

/// Press, move through the points (paper units), release.
inline void drawStroke(PaperWidget& paper, const std::vector<QPointF>& points,
                       Qt::MouseButton button = Qt::LeftButton) {
    QTest::mousePress(&paper, button, {}, onWidget(paper, points.front()));
    for (const QPointF& point : points) QTest::mouseMove(&paper, onWidget(paper, point));
    QTest::mouseRelease(&paper, button, {}, onWidget(paper, points.back()));
}

} // namespace digitpad
