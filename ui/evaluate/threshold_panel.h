// Chooses the threshold below which an answer is rejected, by what it costs and gains on the evaluation at
// hand.
#pragma once

#include <QWidget>

#include "core/metrics/rejection_curve.h"

class QLabel;
class QPushButton;
class QSlider;

namespace digitpad {

class ThresholdDiagram;

class ThresholdPanel : public QWidget {
    Q_OBJECT
public:
    explicit ThresholdPanel(QWidget* parent = nullptr);

    /// @param inUse what the model has now, where the slider is set
    /// @param own   what it came with
    void show(const RejectionCurve& curve, double inUse, double own);
    /// What is chosen, 0 to 1: where the slider is, or exactly the model's own where that lies on its step.
    double threshold() const { return m_chosen; }

signals:
    /// The model is to use threshold() from now on.
    void applied(double threshold);

private:
    void createControls();
    /// Also what lies between two steps of the slider.
    void choose(double threshold);
    void slide(int step);
    void describe();

    RejectionCurve m_curve;
    double m_inUse = 0;
    double m_ownThreshold = 0;
    double m_chosen = 0;
    ThresholdDiagram* m_diagram;
    QSlider* m_slider;
    QLabel* m_accepted;
    QLabel* m_rejected;
    QLabel* m_right;
    QPushButton* m_usual;
    QPushButton* m_own;
    QPushButton* m_apply;
};

} // namespace digitpad
