#include "ui/paint_meter.h"

#include <QLineF>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace digitpad {

namespace {

/// Infinite ones and such that are no number count as the page's.
double within(double length, double page) {
    return std::isfinite(length) ? std::min(std::abs(length), page) : page;
}

/// What a dash costs beside its length: it is an outline of its own.
constexpr double kDash = 50;

/// How many dashes the path is cut into, inside the page and outside, where Qt may make them as well.
double dashes(const QPainterPath& path, const QPen& pen) {
    if (pen.style() == Qt::SolidLine) return 0;
    const QList<qreal> pattern = pen.dashPattern();
    const double period = std::accumulate(pattern.begin(), pattern.end(), 0.0) * std::max(pen.widthF(), 1e-9);
    double length = 0;
    for (int i = 1; i < path.elementCount(); ++i)
        if (!path.elementAt(i).isMoveTo())
            length += QLineF(path.elementAt(i - 1), path.elementAt(i)).length();
    return period > 0 ? static_cast<double>(pattern.size()) * length / period : 0;
}

} // namespace

PaintMeter::PaintMeter(const QSize& size) : m_size(size), m_engine(size) {}

/// As images have them.
int PaintMeter::metric(PaintDeviceMetric metric) const {
    constexpr int kDotsPerInch = 96;
    constexpr double kMillimetres = 25.4 / kDotsPerInch;
    switch (metric) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmWidthMM:
            return static_cast<int>(m_size.width() * kMillimetres);
        case PdmHeightMM:
            return static_cast<int>(m_size.height() * kMillimetres);
        case PdmNumColors:
            return 0;
        case PdmDepth:
            return 32;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(devicePixelRatioFScale());
        default: // what else there is are resolutions
            return kDotsPerInch;
    }
}

void PaintMeter::Engine::updateState(const QPaintEngineState& now) {
    m_transform = now.transform();
    m_pen = now.pen();
    m_brush = now.brush();
}

void PaintMeter::Engine::fill(const QRectF& area) {
    const QRectF on = m_transform.mapRect(area);
    const bool isNumber = std::isfinite(on.width()) && std::isfinite(on.height());
    const QRectF seen = isNumber ? on.intersected(m_page) : m_page;
    painted += seen.width() * seen.height();
}

/// Its length on the page, with curves as long as the lines through their control points.
double PaintMeter::Engine::outline(const QPainterPath& path) const {
    double length = 0;
    QPointF last;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPointF point = m_transform.map(QPointF(path.elementAt(i)));
        if (!path.elementAt(i).isMoveTo())
            length += 1 + within(point.x() - last.x(), m_page.width()) +
                      within(point.y() - last.y(), m_page.height());
        last = point;
    }
    return length;
}

void PaintMeter::Engine::drawPath(const QPainterPath& path) {
    const double length = outline(path);
    if (m_brush.style() != Qt::NoBrush) {
        fill(path.controlPointRect());
        painted += length;
    }
    if (m_pen.style() == Qt::NoPen) return;
    const double scale = std::sqrt(std::abs(m_transform.determinant()));
    const double width = m_pen.isCosmetic() ? m_pen.widthF() : m_pen.widthF() * scale;
    painted += length * (2 + within(width, std::max(m_page.width(), m_page.height())));
    painted += kDash * dashes(path, m_pen);
}

void PaintMeter::Engine::drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) {
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(points, points + count)));
    const QBrush brush = m_brush;
    if (mode == PolylineMode) m_brush = Qt::NoBrush;
    drawPath(path);
    m_brush = brush;
}

void PaintMeter::Engine::drawPixmap(const QRectF& to, const QPixmap& /*pixmap*/, const QRectF& /*from*/) {
    fill(to);
}

void PaintMeter::Engine::drawImage(const QRectF& to, const QImage& /*image*/, const QRectF& /*from*/,
                                   Qt::ImageConversionFlags /*flags*/) {
    fill(to);
}

void PaintMeter::Engine::drawTextItem(const QPointF& at, const QTextItem& text) {
    fill(QRectF(at.x(), at.y() - text.ascent(), text.width(), text.ascent() + text.descent()));
}

} // namespace digitpad
