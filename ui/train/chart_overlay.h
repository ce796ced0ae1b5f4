// What a chart paints around, under and over its curves: title, grid, tick labels, and the crosshair with the
// values of an epoch.
#pragma once

#include <QFont>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

namespace digitpad {

struct TickLabel {
    double position = 0; ///< along the axis, in the painter's pixels
    QString text;
};

/// Room that title and labels need around a plot.
inline constexpr int kPlotLeft = 48;
inline constexpr int kPlotTop = 28;
inline constexpr int kPlotRight = 12;
inline constexpr int kPlotBottom = 24;

class ChartOverlay {
public:
    /// @param plot the rectangle the curves are drawn in
    ChartOverlay(QPainter& painter, const QRectF& plot, const QFont& font);

    /// The chart's name, above the plot on the left.
    void paintTitle(const QString& title);
    void paintHorizontalLabels(const QString& name, const QList<TickLabel>& labels);
    /// A faint line a value, and its label on the left; a line under the plot.
    void paintGrid(const QList<TickLabel>& values);
    /// A dashed line at `x` with a box beside it that stays inside the plot, at its top or at its bottom.
    void paintCrosshair(double x, const QString& heading, const QString& values, Qt::Edge edge);

private:
    QRectF boxBeside(double x, const QSizeF& size, Qt::Edge edge) const;

    QPainter& m_painter;
    QRectF m_plot;
    QFont m_font;
    QFont m_labelFont;
};

} // namespace digitpad
