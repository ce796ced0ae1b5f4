// What each threshold costs in digits and gains in what is not one.
#pragma once

#include <QWidget>

#include "core/metrics/rejection_curve.h"

namespace digitpad {

class ThresholdDiagram : public QWidget {
    Q_OBJECT
public:
    explicit ThresholdDiagram(QWidget* parent = nullptr);

    void show(const RejectionCurve& curve);
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

    RejectionCurve m_curve;
    double m_threshold = 0;
};

} // namespace digitpad
