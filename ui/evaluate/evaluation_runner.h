// Loads a dataset and evaluates a model on it on a thread of its own.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <stop_token>
#include <thread>

#include "core/training/evaluation_data.h"
#include "ui/evaluate/evaluation_result.h"

namespace digitpad {

/// What to evaluate.
struct EvaluationJob {
    std::shared_ptr<const Classifier> classifier;
    /// Called on the worker thread; throws Error, and returns early by any exception once the token asks for
    /// it.
    std::function<EvaluationData(const std::stop_token&)> load;
    QString datasetTitle;
    std::shared_ptr<const DigitDetector> detector = {}; ///< of pictures; may be null
};

/// Lives on the GUI thread and emits there, through its event loop.  Destruction cancels and waits for the
/// block of images, or the file, at hand.
class EvaluationRunner : public QObject {
    Q_OBJECT
public:
    explicit EvaluationRunner(QObject* parent = nullptr);
    ~EvaluationRunner() override;

    /// Only while none is running.
    void start(EvaluationJob job);
    /// Asks a running evaluation to end; finished() or cancelled() follows soon.
    void cancel();
    bool isRunning() const { return m_running; }

signals:
    void loaded(qsizetype samples);
    void progressed(qsizetype done, qsizetype total);
    /// Also for an evaluation that was cancelled half way, with what it had found by then.
    void finished(const digitpad::EvaluationResultPointer& result);
    /// Cancelled before there was anything to show.
    void cancelled();
    void failed(const QString& message);

private:
    void run(const EvaluationJob& job, const std::stop_token& stop);
    EvaluationResult evaluateJob(const EvaluationJob& job, const std::stop_token& stop);
    /// Runs `action` on the GUI thread unless this object is gone by then.
    void post(std::function<void()> action);
    /// Posts the end: no longer running, then `report`.
    void postEnd(std::function<void()> report);

    bool m_running = false;
    std::jthread m_thread;
};

} // namespace digitpad
