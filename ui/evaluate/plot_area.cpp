#include "ui/evaluate/plot_area.h"

#include <QFontMetrics>

#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

constexpr double kLabelSize = 0.85;
constexpr int kTicks = 4;
constexpr int kGap = sizes::kGrid / 2;

QFont labelFont(const QFont& font) {
    return figureFont(font, kLabelSize);
}

} // namespace

int PlotArea::leftMargin(const QFont& font) {
    return QFontMetrics(labelFont(font)).horizontalAdvance("100") + kGap;
}

int PlotArea::rightMargin(const QFont& font) {
    return QFontMetrics(labelFont(font)).horizontalAdvance("100") / 2 + 1;
}

PlotArea::PlotArea(const QRectF& outer, const QFont& font) : m_font(labelFont(font)) {
    const QFontMetrics metrics(m_font);
    const int line = metrics.height();
    m_rect = outer.adjusted(leftMargin(font), line + 2 * kGap, -rightMargin(font), -2 * line - kGap);
}

QPointF PlotArea::at(double x, double y) const {
    return {m_rect.left() + x * m_rect.width(), m_rect.bottom() - y * m_rect.height()};
}

void PlotArea::paintAxes(QPainter& painter, const QString& xTitle, const QString& yTitle) const {
    const Palette colors = currentPalette();
    const QFontMetrics metrics(m_font);
    const int line = metrics.height();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(m_font);
    for (int tick = 0; tick <= kTicks; ++tick) {
        const double share = static_cast<double>(tick) / kTicks;
        const QString text = QString::number(100 * tick / kTicks);
        painter.setPen(colors.border);
        painter.drawLine(at(0, share), at(1, share));
        painter.setPen(colors.mutedText);
        const QPointF left = at(0, share);
        painter.drawText(QRectF(left.x() - 100 - kGap, left.y() - line / 2.0, 100, line),
                         Qt::AlignRight | Qt::AlignVCenter, text);
        const QPointF bottom = at(share, 0);
        painter.drawText(QRectF(bottom.x() - 50, bottom.y() + kGap, 100, line), Qt::AlignCenter, text);
    }
    const QRectF titles(m_rect.left() - leftMargin(m_font), m_rect.top(), m_rect.width() + 100, line);
    painter.drawText(titles.translated(0, -line - 2 * kGap), Qt::AlignLeft, yTitle);
    painter.drawText(QRectF(m_rect.left(), m_rect.bottom() + kGap + line, m_rect.width(), line),
                     Qt::AlignCenter, xTitle);
    painter.restore();
}

} // namespace digitpad
