// What each threshold costs in digits and gains in what is not one.
#pragma once

#include <QWidget>

#include "core/metrics/rejection_curve.h"

namespace digitpad {

class ThresholdDiagram : public QWidget {
    Q_OBJECT
public:
    explicit ThresholdDiagram(QWidget* parent = nullptr);

    /// The vertical axis begins where the curves are lowest: of a good model all happens above 95 %.
    void show(const RejectionCurve& curve);
    double lowest() const { return m_lowest; }
    /// 0 to 1, drawn as a line.
    void setThreshold(double threshold);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// The line was dragged, or the diagram clicked.
    void thresholdChosen(double threshold);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void choose(const QMouseEvent& event);
    class PlotArea plot() const;

    RejectionCurve m_curve;
    double m_threshold = 0;
    double m_lowest = 0; ///< share that the curves come down to
};

} // namespace digitpad
