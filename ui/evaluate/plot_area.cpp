#include "ui/evaluate/plot_area.h"

#include <QFontMetrics>

#include "ui/figures.h"
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
    return QFontMetrics(labelFont(font)).horizontalAdvance(realText(99.99, 2)) + kGap;
}

int PlotArea::rightMargin(const QFont& font) {
    return QFontMetrics(labelFont(font)).horizontalAdvance("100") / 2 + 1;
}

PlotArea::PlotArea(const QRectF& outer, const QFont& font, double lowest)
    : m_font(labelFont(font)), m_vertical(niceRange(100 * lowest, 100, kTicks)) {
    const QFontMetrics metrics(m_font);
    const int line = metrics.height();
    m_rect = outer.adjusted(leftMargin(font), line + 2 * kGap, -rightMargin(font), -2 * line - kGap);
}

QPointF PlotArea::at(double x, double y) const {
    const double share = (100 * y - m_vertical.low) / (m_vertical.high - m_vertical.low);
    return {m_rect.left() + x * m_rect.width(), m_rect.bottom() - share * m_rect.height()};
}

void PlotArea::paintAxes(QPainter& painter, const QString& xTitle, const QString& yTitle) const {
    const Palette colors = currentPalette();
    const int line = QFontMetrics(m_font).height();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(m_font);
    for (int tick = 0; tick <= kTicks; ++tick) {
        const double share = static_cast<double>(tick) / kTicks;
        const double x = m_rect.left() + share * m_rect.width();
        painter.setPen(colors.mutedText);
        painter.drawText(QRectF(x - 50, m_rect.bottom() + kGap, 100, line), Qt::AlignCenter,
                         realText(100 * share, 0));
    }
    for (double value = m_vertical.low; value < m_vertical.high + m_vertical.step / 2;
         value += m_vertical.step) {
        const double y = at(0, value / 100).y();
        painter.setPen(colors.border);
        painter.drawLine(QPointF(m_rect.left(), y), QPointF(m_rect.right(), y));
        painter.setPen(colors.mutedText);
        painter.drawText(QRectF(m_rect.left() - 100 - kGap, y - line / 2.0, 100, line),
                         Qt::AlignRight | Qt::AlignVCenter, realText(value, m_vertical.decimals));
    }
    const QRectF titles(m_rect.left() - leftMargin(m_font), m_rect.top(), m_rect.width() + 100, line);
    painter.drawText(titles.translated(0, -line - 2 * kGap), Qt::AlignLeft, yTitle);
    painter.drawText(QRectF(m_rect.left(), m_rect.bottom() + kGap + line, m_rect.width(), line),
                     Qt::AlignCenter, xTitle);
    painter.restore();
}

} // namespace digitpad
