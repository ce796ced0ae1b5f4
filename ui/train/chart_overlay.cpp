#include "ui/train/chart_overlay.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

static constexpr double kLabelSize = 0.88; // as a share of the window's font

ChartOverlay::ChartOverlay(QPainter& painter, const QRectF& plot, const QFont& font)
    : m_painter(painter), m_plot(plot), m_font(figureFont(font)), m_labelFont(figureFont(font, kLabelSize)) {}

void ChartOverlay::paintTitle(const QString& title) {
    m_painter.setFont(figureFont(m_font, 1, QFont::Bold));
    m_painter.setPen(currentPalette().text);
    m_painter.drawText(QPointF(m_plot.left(), m_plot.top() - sizes::kGrid - 2), title);
}

void ChartOverlay::paintHorizontalLabels(const QString& name, const QList<TickLabel>& labels) {
    m_painter.setFont(m_labelFont);
    m_painter.setPen(currentPalette().mutedText);
    const double top = m_plot.bottom() + sizes::kGrid / 2.0;
    const double height = QFontMetricsF(m_labelFont).height();
    const auto centred = [&](double x) { return QRectF(x - kPlotLeft / 2.0, top, kPlotLeft, height); };
    for (const TickLabel& label : labels)
        m_painter.drawText(centred(label.position), Qt::AlignCenter, label.text);
    const QRectF left(m_plot.left() - kPlotLeft, top, kPlotLeft - 1.5 * sizes::kGrid, height);
    m_painter.drawText(left, Qt::AlignRight | Qt::AlignVCenter, name);
}

void ChartOverlay::paintGrid(const QList<TickLabel>& values) {
    const Palette colors = currentPalette();
    const double height = QFontMetricsF(m_labelFont).height();
    m_painter.setFont(m_labelFont);
    for (const TickLabel& value : values) {
        m_painter.setPen(QPen(colors.grid, 1));
        m_painter.drawLine(QPointF(m_plot.left(), value.position), QPointF(m_plot.right(), value.position));
        const QRectF place(m_plot.left() - kPlotLeft, value.position - height / 2, kPlotLeft - sizes::kGrid,
                           height);
        m_painter.setPen(colors.mutedText);
        m_painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, value.text);
    }
    m_painter.setPen(QPen(colors.border, 1));
    m_painter.drawLine(m_plot.bottomLeft(), m_plot.bottomRight());
}

/// Right of the line at `x`, or left of it where the right has no room.
QRectF ChartOverlay::boxBeside(double x, const QSizeF& size, Qt::Edge edge) const {
    const double right = x + sizes::kGrid;
    const double left = right + size.width() <= m_plot.right() ? right : x - sizes::kGrid - size.width();
    const double top =
        edge == Qt::TopEdge ? m_plot.top() + sizes::kGrid : m_plot.bottom() - sizes::kGrid - size.height();
    return {{std::max(left, m_plot.left()), top}, size};
}

void ChartOverlay::paintCrosshair(double x, const QString& heading, const QString& values, Qt::Edge edge) {
    const Palette colors = currentPalette();
    m_painter.setPen(QPen(colors.mutedText, 1, Qt::DashLine));
    m_painter.drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom()));

    constexpr double kPadding = sizes::kGrid;
    const QFontMetricsF small(m_labelFont);
    const QFontMetricsF normal(m_font);
    const double width = std::max(normal.horizontalAdvance(values), small.horizontalAdvance(heading));
    const QRectF box =
        boxBeside(x, {width + 2 * kPadding, small.height() + normal.height() + kPadding}, edge);
    m_painter.setPen(QPen(colors.border, 1));
    m_painter.setBrush(colors.surface);
    m_painter.drawRoundedRect(box, sizes::kRadius, sizes::kRadius);

    const QPointF corner = box.topLeft() + QPointF(kPadding, kPadding / 2);
    m_painter.setFont(m_labelFont);
    m_painter.setPen(colors.mutedText);
    m_painter.drawText(corner + QPointF(0, small.ascent()), heading);
    m_painter.setFont(m_font);
    m_painter.setPen(colors.text);
    m_painter.drawText(corner + QPointF(0, small.height() + normal.ascent()), values);
}

} // namespace digitpad
