// The frame that the small diagrams of the Evaluate page share: axes from 0 to 100 %, grid, labels.
#pragma once

#include <QPainter>
#include <QRectF>
#include <QString>

namespace digitpad {

class PlotArea {
public:
    /// Leaves room for the labels inside `outer`.
    PlotArea(const QRectF& outer, const QFont& font);

    const QRectF& rect() const { return m_rect; }
    /// The place of two shares, 0 to 1.
    QPointF at(double x, double y) const;
    double xShare(double pixel) const { return (pixel - m_rect.left()) / m_rect.width(); }
    /// Grid lines and figures at every quarter, and what the axes are of.
    void paintAxes(QPainter& painter, const QString& xTitle, const QString& yTitle) const;

    /// What the labels take on the left and on the right of the plot.
    static int leftMargin(const QFont& font);
    static int rightMargin(const QFont& font);

private:
    QFont m_font;
    QRectF m_rect;
};

} // namespace digitpad
