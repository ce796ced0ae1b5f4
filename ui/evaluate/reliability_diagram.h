// Confidence against accuracy, bin by bin (Guo et al. 2017): a model that means what it says lies on the
// diagonal.
#pragma once

#include <QWidget>

#include "core/metrics/calibration.h"

namespace digitpad {

class ReliabilityDiagram : public QWidget {
    Q_OBJECT
public:
    explicit ReliabilityDiagram(QWidget* parent = nullptr);

    void show(const Calibration& calibration);
    void clear();
    /// Of the bin there, for the tooltip: "93 to 100 %: 951 digits, 98.9 % sure, 99.1 % right".
    QString sentence(int bin) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBin(QPainter& painter, const class PlotArea& plot, int bin) const;

    std::vector<ReliabilityBin> m_bins;
};

} // namespace digitpad
