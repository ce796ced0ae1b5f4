// The headline of an evaluation: accuracy with its interval, loss, time and calibration error, what was
// accepted and rejected, and what all that is of.
#pragma once

#include <QWidget>

#include "ui/evaluate/evaluation_result.h"

class QHBoxLayout;
class QLabel;

namespace digitpad {

class EvaluationSummary : public QWidget {
    Q_OBJECT
public:
    explicit EvaluationSummary(QWidget* parent = nullptr);

    void show(const EvaluationResult& result);

private:
    /// A figure with what it is below it.
    struct Figure {
        QLabel* value;
        QLabel* name;
    };
    void showOutcomes(const Evaluation& found);
    Figure addFigure(QHBoxLayout& row, const QString& name, const QString& help);

    QLabel* m_accuracy;
    Figure m_interval;
    Figure m_loss;
    Figure m_time;
    Figure m_calibration;
    Figure m_accepted;
    Figure m_rejected;
    Figure m_numbers;
    QLabel* m_caption;
};

/// "Digitpad default on MNIST test: 10,000 images", with what was left out or not reached.
QString evaluationCaption(const EvaluationResult& result);

} // namespace digitpad
