// One chart of a training: a line a quantity over the epochs; between them the batches, smoothed, and pale
// behind that as they are.
// The one place that knows Qt Charts.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <utility>

namespace digitpad {

/// What the vertical axis shows.
struct CurveAxis {
    QString title;        ///< with the unit, where there is one
    bool percent = false; ///< values are shares of 1, shown as per cent up to 100; others are shown from 0 up
};

class CurveChart : public QWidget {
    Q_OBJECT
public:
    explicit CurveChart(const CurveAxis& axis, QWidget* parent = nullptr);
    ~CurveChart() override;

    /// Empties the chart and lays out its horizontal axis.
    void start(int epochs);
    /// @param points x in epochs, 0 at the start of the training, increasing
    void addBatches(const QList<QPointF>& points);
    /// Epochs come in order, from 1.
    void addEpoch(double training, std::optional<double> validation);
    int epochCount() const;
    /// Points the batch curve is drawn with; bounded, however long the training.
    int batchPointCount() const;

    void setLogScale(bool on);
    /// The lowest and the highest value that the vertical axis reaches to.
    std::pair<double, double> shownValues() const;
    /// Puts the crosshair on an epoch, or between two of them on the batches; 0 takes it away.
    void showEpoch(double epoch);
    /// The chart as it is, crosshair included, also as vectors.
    void paint(QPainter& painter, const QRectF& target);

signals:
    /// The pointer or an arrow key is on an epoch, or on a batch while no epoch has ended; 0 when it left.
    void epochPointed(double epoch);

protected:
    void changeEvent(QEvent* event) override;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace digitpad
