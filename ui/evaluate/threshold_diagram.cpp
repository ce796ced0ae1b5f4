#include "ui/evaluate/threshold_diagram.h"

#include <QMouseEvent>
#include <QPainterPath>
#include <algorithm>

#include "ui/evaluate/plot_area.h"
#include "ui/theme/palette.h"

namespace digitpad {

namespace {

constexpr QSize kUsualSize(250, 240);
constexpr QSize kLeastSize(130, 150);
constexpr double kLine = 2;
constexpr double kMarker = 4.5; // radius

/// A share of the samples for each threshold, pixel by pixel.
template <typename Share>
QPainterPath path(const PlotArea& plot, Share&& share) {
    QPainterPath path(plot.at(0, share(0)));
    const double step = 1 / std::max(plot.rect().width(), 1.0);
    for (double threshold = step; threshold < 1; threshold += step)
        path.lineTo(plot.at(threshold, share(threshold)));
    path.lineTo(plot.at(1, share(1)));
    return path;
}

} // namespace

ThresholdDiagram::ThresholdDiagram(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Accepted and rejected by threshold"));
    setCursor(Qt::SizeHorCursor);
}

/// The lowest share of any curve at thresholds that are of use: above them nothing is accepted.
static double lowestOf(const RejectionCurve& curve) {
    constexpr int kSteps = 99;
    constexpr double kHighest = 0.99; // so that one per cent is shown at least
    double lowest = kHighest;
    for (int step = 0; step <= kSteps; ++step) {
        const double threshold = step / 100.0;
        if (curve.digits() > 0) lowest = std::min(lowest, curve.acceptedDigits(threshold));
        if (curve.others() > 0) lowest = std::min(lowest, curve.rejectedOthers(threshold));
    }
    return curve.digits() + curve.others() > 0 ? lowest : 0;
}

void ThresholdDiagram::show(const RejectionCurve& curve) {
    m_curve = curve;
    m_lowest = lowestOf(curve);
    update();
}

void ThresholdDiagram::setThreshold(double threshold) {
    m_threshold = threshold;
    update();
}

PlotArea ThresholdDiagram::plot() const {
    return PlotArea(rect(), font(), m_lowest);
}

QSize ThresholdDiagram::sizeHint() const {
    return kUsualSize;
}

QSize ThresholdDiagram::minimumSizeHint() const {
    return kLeastSize;
}

void ThresholdDiagram::mousePressEvent(QMouseEvent* event) {
    choose(*event);
}

void ThresholdDiagram::mouseMoveEvent(QMouseEvent* event) {
    choose(*event);
}

void ThresholdDiagram::choose(const QMouseEvent& event) {
    if (!(event.buttons() & Qt::LeftButton)) return;
    emit thresholdChosen(std::clamp(plot().xShare(event.position().x()), 0.0, 1.0));
}

void ThresholdDiagram::paintEvent(QPaintEvent* /*event*/) {
    const Palette colors = currentPalette();
    const PlotArea plot = this->plot();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    plot.paintAxes(painter, tr("threshold, %"), tr("samples, %"));
    painter.setPen(QPen(colors.text, 1, Qt::DashLine));
    painter.drawLine(QPointF(plot.at(m_threshold, 1).x(), plot.rect().bottom()), plot.at(m_threshold, 1));
    painter.setClipRect(plot.rect().adjusted(-kMarker, -kMarker, kMarker, kMarker));
    const auto paint = [&](const QColor& color, const auto& share) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, kLine));
        painter.drawPath(path(plot, share));
        painter.setPen(QPen(colors.window, 1));
        painter.setBrush(color);
        const double shown = std::max(share(m_threshold), m_lowest);
        painter.drawEllipse(plot.at(m_threshold, shown), kMarker, kMarker);
    };
    if (m_curve.others() > 0)
        paint(colors.secondSeries, [this](double t) { return m_curve.rejectedOthers(t); });
    if (m_curve.digits() > 0) paint(colors.accent, [this](double t) { return m_curve.acceptedDigits(t); });
}

} // namespace digitpad
