// How far the model's confidence can be trusted, and from where on it is.
#pragma once

#include <QWidget>

#include "ui/evaluate/evaluation_result.h"

class QLabel;

namespace digitpad {

class ReliabilityDiagram;
class ThresholdPanel;

class ConfidencePanel : public QWidget {
    Q_OBJECT
public:
    explicit ConfidencePanel(QWidget* parent = nullptr);

    /// @param ownThreshold what the evaluated model came with
    void show(const EvaluationResult& result, double ownThreshold);
    void clear();

signals:
    /// The model is to reject below this from now on.
    void thresholdApplied(double threshold);

private:
    ReliabilityDiagram* m_reliability;
    QLabel* m_error;
    ThresholdPanel* m_threshold;
};

} // namespace digitpad
