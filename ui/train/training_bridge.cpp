#include "ui/train/training_bridge.h"

#include <algorithm>
#include <utility>

#include "ui/hand_over.h"

namespace digitpad {

TrainingBridge::TrainingBridge(QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &TrainingBridge::deliver);
}

TrainingBridge::~TrainingBridge() = default;

void TrainingBridge::start(std::shared_ptr<const Dataset> data, const TrainingOptions& options) {
    m_session.start(std::move(data), options, listener());
    m_running = true;
}

void TrainingBridge::stopAndWait() {
    m_session.stop();
    m_session.wait();
    deliver();
}

bool TrainingBridge::isHeld() {
    if (m_session.state() != TrainingSession::State::Paused) return false;
    const std::lock_guard lock(m_mutex);
    return m_pending.empty();
}

TrainingListener TrainingBridge::listener() {
    return [this](const TrainingEvent& event) { add(event); };
}

void TrainingBridge::add(const TrainingEvent& event) {
    const std::lock_guard lock(m_mutex);
    m_pending.push_back(event);
    if (std::exchange(m_scheduled, true)) return;
    handOver(this, [this] { scheduleDelivery(); });
}

void TrainingBridge::scheduleDelivery() {
    const qint64 waited = m_sinceDelivery.isValid() ? m_sinceDelivery.elapsed() : kDeliveryMs;
    m_timer.start(static_cast<int>(std::max<qint64>(0, kDeliveryMs - waited)));
}

void TrainingBridge::deliver() {
    std::vector<TrainingEvent> events;
    {
        const std::lock_guard lock(m_mutex);
        events.swap(m_pending);
        m_scheduled = false;
    }
    m_sinceDelivery.restart();
    QList<BatchFinished> batches;
    for (const TrainingEvent& event : events) {
        if (const auto* batch = std::get_if<BatchFinished>(&event)) {
            batches.append(*batch);
            continue;
        }
        if (!batches.isEmpty()) emit batchesFinished(std::exchange(batches, {}));
        send(event);
    }
    if (!batches.isEmpty()) emit batchesFinished(batches);
}

void TrainingBridge::send(const TrainingEvent& event) {
    if (const auto* start = std::get_if<TrainingStarted>(&event)) emit started(*start);
    if (const auto* epoch = std::get_if<EpochFinished>(&event)) emit epochFinished(*epoch);
    if (const auto* end = std::get_if<TrainingFinished>(&event)) {
        m_running = false;
        emit finished(*end);
    }
    if (const auto* failure = std::get_if<TrainingFailed>(&event)) {
        m_running = false;
        emit failed(QString::fromStdString(failure->message));
    }
}

} // namespace digitpad
