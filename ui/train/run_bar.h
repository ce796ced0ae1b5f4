// The row above the charts: start, pause and stop, and how far the training is.
#pragma once

#include <QWidget>

#include "core/training/events.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace digitpad {

/// What the page is doing.
enum class RunState { Idle, Loading, Training, Paused, Stopping };

class RunBar : public QWidget {
    Q_OBJECT
public:
    explicit RunBar(QWidget* parent = nullptr);

    void setState(RunState state);
    void setText(const QString& text);
    /// Pictures read while loading.
    void showReading(const QString& title, int images);
    void start(const TrainingStarted& event);
    void showBatch(const BatchFinished& batch);
    void showEnd(const TrainingFinished& event, int bestEpoch);

signals:
    void startRequested();
    void pauseRequested();
    void resumeRequested();
    void stopRequested();

private:
    void pressMain();
    double share(const BatchFinished& batch) const;

    RunState m_state = RunState::Idle;
    TrainingStarted m_training;
    QPushButton* m_main;
    QPushButton* m_stop;
    QProgressBar* m_bar;
    QLabel* m_text;
    QString m_percent;
};

} // namespace digitpad
