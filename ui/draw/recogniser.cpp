#include "ui/draw/recogniser.h"

#include <exception>
#include <utility>

namespace digitpad {

Recogniser::Recogniser(Work work, QObject* parent) : QObject(parent), m_work(std::move(work)) {
    for (std::thread& thread : m_threads) thread = std::thread([this] { runWorker(); });
}

Recogniser::~Recogniser() {
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_wake.notify_all();
    for (std::thread& thread : m_threads) thread.join();
}

void Recogniser::request(RecognitionRequest request) {
    {
        const std::lock_guard lock(m_mutex);
        m_pending = std::move(request);
        m_pendingNumber = ++m_asked;
    }
    m_wake.notify_one();
}

void Recogniser::cancel() {
    m_cancelled = m_answered = m_asked;
    const std::lock_guard lock(m_mutex);
    m_pending.reset();
    m_atWork = 0; // whatever comes next goes to the other thread
}

void Recogniser::runWorker() {
    Workspace workspace;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_quit || (m_pending && m_atWork == 0); });
        if (m_quit) return;
        const RecognitionRequest request = std::move(*m_pending);
        m_pending.reset();
        const quint64 number = m_atWork = m_pendingNumber;
        lock.unlock();
        process(request, number, workspace);
        lock.lock();
        if (m_atWork == number) m_atWork = 0;
    }
}

void Recogniser::process(const RecognitionRequest& request, quint64 number, Workspace& workspace) {
    try {
        report(number, [this, result = m_work(request, workspace)] { emit finished(result); });
    } catch (const std::exception& error) {
        report(number, [this, message = QString::fromUtf8(error.what())] { emit failed(message); });
    }
}

void Recogniser::report(quint64 number, std::function<void()> tell) {
    // A call queued to an object that is gone by then is dropped by Qt.
    const auto deliver = [this, number, tell = std::move(tell)] {
        if (number <= m_cancelled) return;
        m_answered = number;
        tell();
    };
    QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
}

} // namespace digitpad
