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

    /// @param inUse the threshold that the evaluated model has now, which may be another than in the
    /// evaluation
    /// @param own   the one it came with
    void show(const EvaluationResult& result, double inUse, double own);
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
