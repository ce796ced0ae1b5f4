// What stands in the headline's place while an evaluation runs.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace digitpad {

class EvaluationProgress : public QWidget {
    Q_OBJECT
public:
    explicit EvaluationProgress(QWidget* parent = nullptr);

    /// Reading the dataset, whose size is not known yet.
    void start(const QString& model, const QString& dataset);
    void setProgress(qsizetype done, qsizetype total);

private:
    QLabel* m_title;
    QProgressBar* m_bar;
    QLabel* m_detail;
};

} // namespace digitpad
