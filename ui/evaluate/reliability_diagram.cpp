#include "ui/evaluate/reliability_diagram.h"

#include <QHelpEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/evaluate/plot_area.h"
#include "ui/figures.h"
#include "ui/theme/palette.h"

namespace digitpad {

namespace {

constexpr QSize kUsualSize(250, 240);
constexpr QSize kLeastSize(130, 150);
constexpr double kBinGap = 1.5;
constexpr double kLeastDot = 2;
constexpr double kDotGrowth = 1.1; // pixels of radius for ten times as many digits

} // namespace

ReliabilityDiagram::ReliabilityDiagram(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Reliability diagram"));
}

void ReliabilityDiagram::show(const Calibration& calibration) {
    m_bins = calibration.bins();
    QStringList spoken;
    for (int bin = 0; bin < static_cast<int>(m_bins.size()); ++bin)
        if (m_bins[static_cast<std::size_t>(bin)].count > 0) spoken << sentence(bin);
    setAccessibleDescription(spoken.join("; "));
    update();
}

void ReliabilityDiagram::clear() {
    m_bins.clear();
    setAccessibleDescription({});
    update();
}

QString ReliabilityDiagram::sentence(int bin) const {
    const ReliabilityBin& found = m_bins[static_cast<std::size_t>(bin)];
    const auto count = static_cast<double>(m_bins.size());
    return tr("%1 to %2 %: %3 digits, %4 % sure, %5 % right")
        .arg(percentText(bin / count, 0), percentText((bin + 1) / count, 0), countText(found.count),
             percentText(found.meanConfidence, 1), percentText(found.accuracy, 1));
}

QSize ReliabilityDiagram::sizeHint() const {
    return kUsualSize;
}

QSize ReliabilityDiagram::minimumSizeHint() const {
    return kLeastSize;
}

bool ReliabilityDiagram::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const PlotArea plot(rect(), font());
    const int bin = static_cast<int>(plot.xShare(help->pos().x()) * static_cast<double>(m_bins.size()));
    const bool inside =
        plot.rect().contains(help->pos()) && bin >= 0 && bin < static_cast<int>(m_bins.size());
    if (inside && m_bins[static_cast<std::size_t>(bin)].count > 0)
        QToolTip::showText(help->globalPos(), sentence(bin), this);
    else
        QToolTip::hideText();
    return true;
}

void ReliabilityDiagram::paintEvent(QPaintEvent* /*event*/) {
    const Palette colors = currentPalette();
    const PlotArea plot(rect(), font());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    plot.paintAxes(painter, tr("confidence, %"), tr("right, %"));
    for (int bin = 0; bin < static_cast<int>(m_bins.size()); ++bin) paintBin(painter, plot, bin);
    painter.setPen(QPen(colors.mutedText, 1, Qt::DashLine));
    painter.drawLine(plot.at(0, 0), plot.at(1, 1));
    painter.setPen(QPen(colors.window, 1));
    painter.setBrush(colors.accent);
    for (const ReliabilityBin& bin : m_bins) {
        if (bin.count == 0) continue;
        const double radius = kLeastDot + kDotGrowth * std::log10(static_cast<double>(bin.count));
        painter.drawEllipse(plot.at(bin.meanConfidence, bin.accuracy), radius, radius);
    }
}

/// A soft column up to the accuracy.
void ReliabilityDiagram::paintBin(QPainter& painter, const PlotArea& plot, int bin) const {
    const ReliabilityBin& found = m_bins[static_cast<std::size_t>(bin)];
    if (found.count == 0) return;
    const Palette colors = currentPalette();
    const auto count = static_cast<double>(m_bins.size());
    const QRectF column(plot.at(bin / count, found.accuracy), plot.at((bin + 1) / count, 0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(colors.window, colors.accent, 0.22));
    painter.drawRect(column.adjusted(kBinGap / 2, 0, -kBinGap / 2, 0));
}

} // namespace digitpad
