// Where a training's thread meets the window: events come in on the training's thread and leave as signals on
// the GUI thread, in order, none lost, at most twenty deliveries a second.
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTimer>
#include <memory>
#include <mutex>
#include <vector>

#include "core/training/session.h"

namespace digitpad {

/// Lives on the GUI thread.  Destruction stops a running training and waits for the batch at hand.
class TrainingBridge : public QObject {
    Q_OBJECT
public:
    static constexpr int kDeliveryMs = 50;

    explicit TrainingBridge(QObject* parent = nullptr);
    ~TrainingBridge() override;

    /// Throws Error as TrainingSession::start() does.
    void start(std::shared_ptr<const Dataset> data, const TrainingOptions& options);
    void pause() { m_session.pause(); }
    void resume() { m_session.resume(); }
    /// Returns at once; finished() follows after the batch at hand.
    void stop() { m_session.stop(); }
    /// Blocks for the batch at hand; all signals are out when it returns.
    void stopAndWait();
    /// From start() until finished() or failed() is out.
    bool isRunning() const { return m_running; }

    /// Whether a pause holds the training's thread and all it reported before is delivered.
    bool isHeld();

    /// What a training reports to; may be called on any thread while this lives.
    TrainingListener listener();

signals:
    void started(const digitpad::TrainingStarted& event);
    /// All batches since the last delivery; never empty, never across an epochFinished().
    void batchesFinished(const QList<digitpad::BatchFinished>& batches);
    void epochFinished(const digitpad::EpochFinished& event);
    void finished(const digitpad::TrainingFinished& event);
    void failed(const QString& message);

private:
    void add(const TrainingEvent& event);
    void scheduleDelivery();
    void deliver();
    void send(const TrainingEvent& event);

    std::mutex m_mutex;
    std::vector<TrainingEvent> m_pending; ///< guarded by m_mutex
    bool m_scheduled = false;             ///< guarded by m_mutex
    QTimer m_timer;
    QElapsedTimer m_sinceDelivery;
    bool m_running = false;
    TrainingSession m_session; // last, so that its thread ends before anything it uses
};

} // namespace digitpad
