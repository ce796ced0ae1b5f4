// The frame that the small diagrams of the Evaluate page share: axes up to 100 %, grid, labels.
#pragma once

#include <QPainter>
#include <QRectF>
#include <QString>

#include "ui/axis_range.h"

namespace digitpad {

class PlotArea {
public:
    /// Leaves room for the labels inside `outer`.
    /// @param lowest of the shares that the vertical axis has to show, below 1; it goes up to 1
    PlotArea(const QRectF& outer, const QFont& font, double lowest = 0);

    const QRectF& rect() const { return m_rect; }
    /// The place of two shares, 0 to 1; below the plot where `y` is not shown.
    QPointF at(double x, double y) const;
    double xShare(double pixel) const { return (pixel - m_rect.left()) / m_rect.width(); }
    /// Grid lines and figures at every quarter, or at round figures from the lowest; and what the axes are
    /// of.
    void paintAxes(QPainter& painter, const QString& xTitle, const QString& yTitle) const;

    /// What the labels take on the left and on the right of the plot.
    static int leftMargin(const QFont& font);
    static int rightMargin(const QFont& font);

private:
    QFont m_font;
    QRectF m_rect;
    AxisRange m_vertical; ///< in per cent
};

} // namespace digitpad
