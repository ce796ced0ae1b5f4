#include "ui/train/curve_chart.h"

#include <QChart>
#include <QChartView>
#include <QKeyEvent>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "ui/axis_range.h"
#include "ui/figures.h"
#include "ui/theme/palette.h"
#include "ui/train/chart_overlay.h"
#include "ui/train/thinned_curve.h"

namespace digitpad {

namespace {

constexpr double kLeastLoss = 1e-6; // a logarithm needs something above zero
constexpr double kDotRadius = 3;    // Qt Charts takes a line's marker size as a radius

/// Tells where pointer and keys are, and lets the chart paint over its curves.
class View : public QChartView {
public:
    explicit View(QWidget* parent) : QChartView(new QChart, parent) {
        setRenderHint(QPainter::Antialiasing);
        setFrameShape(QFrame::NoFrame);
        setMouseTracking(true);
        setFocusPolicy(Qt::TabFocus);
        setBackgroundBrush(Qt::NoBrush);
        setStyleSheet("background: transparent");
        setViewportUpdateMode(
            FullViewportUpdate); // labels and crosshair lie outside of what Qt Charts paints
    }

    std::function<void(QPainter&)> paintUnder;
    std::function<void(QPainter&)> paintOver;
    std::function<void(double x)> pointed; ///< NaN when the pointer left
    std::function<void(int steps)> stepped;

protected:
    void drawBackground(QPainter* painter, const QRectF&) override { paintUnder(*painter); }
    void drawForeground(QPainter* painter, const QRectF&) override { paintOver(*painter); }
    void resizeEvent(QResizeEvent* event) override {
        QChartView::resizeEvent(event);
        chart()->setPlotArea(QRectF(rect()).adjusted(kPlotLeft, kPlotTop, -kPlotRight, -kPlotBottom));
    }
    void mouseMoveEvent(QMouseEvent* event) override {
        const bool inside = chart()->plotArea().contains(event->position());
        pointed(inside ? event->position().x() : std::nan(""));
    }
    void leaveEvent(QEvent*) override { pointed(std::nan("")); }
    void focusOutEvent(QFocusEvent* event) override {
        QChartView::focusOutEvent(event);
        pointed(std::nan(""));
    }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Left) return stepped(-1);
        if (event->key() == Qt::Key_Right) return stepped(1);
        if (event->key() == Qt::Key_Escape) return pointed(std::nan(""));
        event->ignore();
    }
    void wheelEvent(QWheelEvent* event) override { event->ignore(); } // nothing to scroll here
};

} // namespace

class CurveChart::Impl {
public:
    Impl(CurveChart& owner, CurveAxis axis);

    void start(int count);
    void applyColours();
    void applyRanges();
    void setLogScale(bool on);
    void showEpoch(double epoch);
    void addBatches(const QList<QPointF>& points);

    QLineSeries* batchSeries = new QLineSeries;
    QLineSeries* smoothSeries = new QLineSeries; ///< of the batches
    QLineSeries* training = new QLineSeries;
    QLineSeries* validation = new QLineSeries;
    View* view;

    std::pair<double, double> shownValues() const {
        return logScale ? std::pair(logAxis->min(), logAxis->max())
                        : std::pair(linearAxis->min(), linearAxis->max());
    }
    double shown(double value) const { return axis.percent ? value * 100 : std::max(value, kLeastLoss); }

private:
    std::array<QLineSeries*, 4> allSeries() const {
        return {batchSeries, smoothSeries, training, validation};
    }
    std::pair<double, double> valueLimits() const;
    QList<TickLabel> epochLabels() const;
    QList<TickLabel> valueLabels() const;
    void paintUnder(QPainter& painter) const;
    void paintOver(QPainter& painter) const;
    QPointF position(double epoch, double value) const {
        return view->chart()->mapToPosition({epoch, value}, training);
    }
    void pointTo(double x);
    void step(int steps);
    /// The point of the smoothed batches nearest to an epoch; there must be one.
    QPointF batchAt(double epoch) const;
    bool isEpoch(double epoch) const { return epoch <= training->count() && epoch == std::floor(epoch); }
    QString valuesAt(double epoch) const;
    QString valueText(double value) const { return realText(value, axis.percent ? 2 : 3); }
    QAbstractAxis* valueAxis() const { return logScale ? static_cast<QAbstractAxis*>(logAxis) : linearAxis; }

    CurveChart& owner;
    CurveAxis axis;
    QValueAxis* epochAxis = new QValueAxis;
    QValueAxis* linearAxis = new QValueAxis;
    QLogValueAxis* logAxis = new QLogValueAxis;
    AxisRange epochRange;
    AxisRange valueRange; ///< of the linear axis
    ThinnedCurve batches;
    double crosshair = 0; ///< in epochs, whole ones but where no epoch has ended yet; 0 for none
    bool logScale = false;
};

CurveChart::Impl::Impl(CurveChart& chart, CurveAxis valueAxis)
    : view(new View(&chart)), owner(chart), axis(std::move(valueAxis)) {
    QChart* plot = view->chart();
    plot->legend()->hide();
    plot->setBackgroundVisible(false);
    plot->addAxis(epochAxis, Qt::AlignBottom);
    plot->addAxis(linearAxis, Qt::AlignLeft);
    logAxis->setParent(&chart); // the chart owns an axis only while it shows it
    for (QLineSeries* series : allSeries()) {
        plot->addSeries(series);
        series->attachAxis(epochAxis);
        series->attachAxis(linearAxis);
        series->setMarkerSize(kDotRadius);
    }
    logAxis->setBase(10);
    // The axes only scale: their own labels and grid move the plot, or are cut short where they may not.
    for (QAbstractAxis* each : std::initializer_list<QAbstractAxis*>{epochAxis, linearAxis, logAxis})
        each->setVisible(false);
    view->paintUnder = [this](QPainter& painter) { paintUnder(painter); };
    view->paintOver = [this](QPainter& painter) { paintOver(painter); };
    view->pointed = [this](double x) { pointTo(x); };
    view->stepped = [this](int steps) { step(steps); };
    start(1);
    applyColours();
}

void CurveChart::Impl::start(int count) {
    const int epochs = std::max(1, count);
    crosshair = 0;
    batches.clear();
    for (QLineSeries* series : allSeries()) series->clear();
    constexpr int kMostTicks = 10;
    constexpr int kMostDots = 60;
    epochRange = wholeEpochRange(epochs, kMostTicks);
    epochAxis->setRange(epochRange.low, epochRange.high);
    training->setPointsVisible(epochs <= kMostDots);
    validation->setPointsVisible(epochs <= kMostDots);
    applyRanges();
}

void CurveChart::Impl::addBatches(const QList<QPointF>& points) {
    for (const QPointF& point : points) {
        if (!std::isfinite(point.y())) continue; // of a training that diverges, which says so itself
        batches.add({point.x(), shown(point.y())});
    }
    batchSeries->replace(batches.points());
    smoothSeries->replace(smoothed(batches.points()));
    if (training->count() == 0 || logScale) applyRanges();
}

/// Of what counts: the epochs, or the batches while no epoch has ended.  A logarithmic scale has room for
/// all, a linear one would show late epochs as a flat line below the first batches.
std::pair<double, double> CurveChart::Impl::valueLimits() const {
    double low = axis.percent ? 100 : 1;
    double high = axis.percent ? 100 : kLeastLoss;
    const auto include = [&](const QXYSeries* series) {
        for (const QPointF& point : series->points()) {
            low = std::min(low, point.y());
            high = std::max(high, point.y());
        }
    };
    include(training);
    include(validation);
    if (training->count() == 0 || logScale) include(batchSeries);
    return {low, high};
}

void CurveChart::Impl::applyRanges() {
    const bool empty = batchSeries->count() == 0 && training->count() == 0;
    auto [low, high] =
        empty ? std::pair(axis.percent ? 0.0 : 0.01, axis.percent ? 100.0 : 1.0) : valueLimits();
    const AxisRange decades = decadeRange(std::min(low, high), high);
    logAxis->setRange(decades.low, decades.high);

    constexpr int kValueTicks = 5;
    constexpr double kLeastSpan = 0.5; // per cent; finer ticks would show noise
    if (axis.percent)
        low = std::min(low - (100 - low) * 0.1, 100 - kLeastSpan);
    else
        high *= 1.1, low = 0;
    valueRange = niceRange(std::max(0.0, low), high, kValueTicks);
    constexpr double kRoom = 0.03; // for the dots of a network that makes no mistake
    const double room = axis.percent ? (valueRange.high - valueRange.low) * kRoom : 0;
    linearAxis->setRange(valueRange.low, valueRange.high + room);
}

void CurveChart::Impl::setLogScale(bool on) {
    if (on == logScale) return;
    QChart* plot = view->chart();
    QAbstractAxis* before = valueAxis();
    logScale = on;
    plot->removeAxis(before);
    before->setParent(&owner);
    plot->addAxis(valueAxis(), Qt::AlignLeft);
    for (QLineSeries* series : allSeries()) series->attachAxis(valueAxis());
    applyRanges();
    applyColours();
}

void CurveChart::Impl::applyColours() {
    const Palette colors = currentPalette();
    training->setPen(QPen(colors.accent, 2));
    validation->setPen(QPen(colors.secondSeries, 2));
    training->setColor(colors.accent);
    validation->setColor(colors.secondSeries);
    constexpr double kPale = 0.78; // towards the background
    constexpr double kSoft = 0.4;
    batchSeries->setPen(QPen(mixed(colors.accent, colors.window, kPale), 1));
    smoothSeries->setPen(QPen(mixed(colors.accent, colors.window, kSoft), 1.5));
}

void CurveChart::Impl::showEpoch(double epoch) {
    const bool something = training->count() > 0 || smoothSeries->count() > 0;
    crosshair = something ? std::max(0.0, epoch) : 0;
    view->viewport()->update();
}

void CurveChart::Impl::pointTo(double x) {
    const auto last = static_cast<double>(training->count());
    if (std::isnan(x) || (last == 0 && smoothSeries->count() == 0)) {
        if (crosshair != 0) emit owner.epochPointed(0);
        return;
    }
    const double position = view->chart()->mapToValue({x, 0}, training).x();
    emit owner.epochPointed(last > 0 ? std::clamp(std::round(position), 1.0, last) : batchAt(position).x());
}

void CurveChart::Impl::step(int steps) {
    const auto last = static_cast<double>(training->count());
    if (last > 0)
        emit owner.epochPointed(
            std::clamp(isEpoch(crosshair) && crosshair > 0 ? crosshair + steps : last, 1.0, last));
    else if (smoothSeries->count() > 0)
        emit owner.epochPointed(smoothSeries->at(smoothSeries->count() - 1).x());
}

QPointF CurveChart::Impl::batchAt(double epoch) const {
    const QList<QPointF> points = smoothSeries->points();
    return *std::ranges::min_element(points, {}, [&](const QPointF& p) { return std::abs(p.x() - epoch); });
}

QString CurveChart::Impl::valuesAt(double epoch) const {
    const auto index = static_cast<int>(epoch) - 1;
    QString text = isEpoch(epoch)
                       ? CurveChart::tr("training %1").arg(valueText(training->at(index).y()))
                       : CurveChart::tr("training, smoothed %1").arg(valueText(batchAt(epoch).y()));
    if (isEpoch(epoch) && index < validation->count())
        text += CurveChart::tr(" · validation %1").arg(valueText(validation->at(index).y()));
    return axis.percent ? text + " %" : text;
}

QList<TickLabel> CurveChart::Impl::epochLabels() const {
    QList<TickLabel> labels;
    for (double epoch = epochRange.low; epoch <= epochRange.high; epoch += epochRange.step)
        labels.append({position(epoch, valueRange.high).x(), QString::number(epoch)});
    return labels;
}

QList<TickLabel> CurveChart::Impl::valueLabels() const {
    QList<TickLabel> labels;
    const auto add = [&](double value, const QString& text) {
        labels.append({position(0, value).y(), text});
    };
    if (logScale) {
        for (double value = logAxis->min(); value < logAxis->max() * 1.01; value *= 10)
            add(value, figureLocale().toString(value, 'g', 3));
        return labels;
    }
    const int steps = static_cast<int>(std::lround((valueRange.high - valueRange.low) / valueRange.step));
    for (int i = 0; i <= steps; ++i) {
        const double value = valueRange.low + i * valueRange.step;
        add(value, realText(value, valueRange.decimals));
    }
    return labels;
}

void CurveChart::Impl::paintUnder(QPainter& painter) const {
    ChartOverlay overlay(painter, view->chart()->plotArea(), owner.font());
    overlay.paintTitle(axis.title);
    overlay.paintHorizontalLabels(CurveChart::tr("Epoch"), epochLabels());
    overlay.paintGrid(valueLabels());
}

void CurveChart::Impl::paintOver(QPainter& painter) const {
    if (crosshair == 0 || (!isEpoch(crosshair) && smoothSeries->count() == 0)) return;
    ChartOverlay overlay(painter, view->chart()->plotArea(), owner.font());
    const QString epoch = isEpoch(crosshair) ? countText(std::lround(crosshair)) : realText(crosshair, 2);
    overlay.paintCrosshair(position(crosshair, valueRange.high).x(), CurveChart::tr("epoch %1").arg(epoch),
                           valuesAt(crosshair), axis.percent ? Qt::BottomEdge : Qt::TopEdge);
}

CurveChart::CurveChart(const CurveAxis& axis, QWidget* parent)
    : QWidget(parent), m_impl(std::make_unique<Impl>(*this, axis)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_impl->view);
    setFocusProxy(m_impl->view);
    m_impl->view->setAccessibleName(tr("%1 by epoch").arg(axis.title));
    setMinimumHeight(120);
}

CurveChart::~CurveChart() = default;

void CurveChart::start(int epochs) {
    m_impl->start(epochs);
}

void CurveChart::addBatches(const QList<QPointF>& points) {
    m_impl->addBatches(points);
}

void CurveChart::addEpoch(double training, std::optional<double> validation) {
    const auto epoch = static_cast<double>(m_impl->training->count() + 1);
    m_impl->training->append(epoch, m_impl->shown(training));
    if (validation) m_impl->validation->append(epoch, m_impl->shown(*validation));
    m_impl->applyRanges();
}

int CurveChart::epochCount() const {
    return static_cast<int>(m_impl->training->count());
}
int CurveChart::batchPointCount() const {
    return static_cast<int>(m_impl->batchSeries->count());
}
void CurveChart::setLogScale(bool on) {
    m_impl->setLogScale(on);
}
std::pair<double, double> CurveChart::shownValues() const {
    return m_impl->shownValues();
}
void CurveChart::showEpoch(double epoch) {
    m_impl->showEpoch(epoch);
}

void CurveChart::paint(QPainter& painter, const QRectF& target) {
    m_impl->view->render(&painter, target, m_impl->view->rect());
}

void CurveChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) m_impl->applyColours();
}

} // namespace digitpad
