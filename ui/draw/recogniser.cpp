#include "ui/draw/recogniser.h"

#include <QTimer>
#include <exception>
#include <utility>

#include "core/cancel.h"
#include "core/failure.h"
#include "ui/hand_over.h"

namespace digitpad {
namespace {

/// An outdated reading may go on for so long.  Usual ones take 5 to 100 ms; with less than that the answer
/// would stand still while the pen goes on.
constexpr int kPatienceMs = 300;

} // namespace

Recogniser::Recogniser(Work work, QObject* parent) : QObject(parent), m_work(std::move(work)) {
    for (auto& thread : m_threads)
        thread = std::jthread([this](const std::stop_token& stop) { runWorker(stop); });
}

Recogniser::~Recogniser() {
    for (std::jthread& thread : m_threads) thread.request_stop(); // all of them before any is waited for
}

void Recogniser::request(RecognitionRequest request) {
    quint64 outdated = 0;
    {
        const std::lock_guard lock(m_mutex);
        m_pending = std::move(request);
        m_pendingNumber = ++m_asked;
        outdated = m_atWork;
    }
    m_wake.notify_one();
    if (outdated <= m_outdated) return;
    m_outdated = outdated;
    QTimer::singleShot(kPatienceMs, this, [this, outdated] { stopOutdated(outdated); });
}

void Recogniser::stopOutdated(quint64 number) {
    const std::lock_guard lock(m_mutex);
    if (m_atWork == number) m_stopAtWork.request_stop();
}

void Recogniser::cancel() {
    m_cancelled = m_answered = m_asked;
    const std::lock_guard lock(m_mutex);
    m_pending.reset();
    m_stopAtWork.request_stop();
    m_atWork = 0; // whatever comes next goes to the other thread
}

void Recogniser::runWorker(const std::stop_token& stop) {
    Workspace workspace;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, stop, [this] { return m_pending && m_atWork == 0; });
        if (stop.stop_requested()) return;
        RecognitionRequest request = std::move(*m_pending);
        m_pending.reset();
        const quint64 number = m_atWork = m_pendingNumber;
        std::stop_source source = m_stopAtWork = std::stop_source();
        request.stop = source.get_token();
        lock.unlock();
        const std::stop_callback atEnd(stop, [&source] { source.request_stop(); });
        process(request, number, workspace);
        lock.lock();
        if (m_atWork == number) m_atWork = 0;
    }
}

void Recogniser::process(const RecognitionRequest& request, quint64 number, Workspace& workspace) {
    try {
        report(number, [this, result = m_work(request, workspace)] { emit finished(result); });
    } catch (const Cancelled&) {
        // Nobody waits for it.
    } catch (const std::exception& error) {
        report(number,
               [this, message = QString::fromStdString(failureMessage(error))] { emit failed(message); });
    }
}

void Recogniser::report(quint64 number, std::function<void()> tell) {
    // A call queued to an object that is gone by then is dropped by Qt.
    const auto deliver = [this, number, tell = std::move(tell)] {
        if (number <= m_cancelled) return;
        m_answered = number;
        tell();
    };
    handOver(this, deliver);
}

} // namespace digitpad
