#include "ui/draw/recogniser.h"

#include <exception>
#include <utility>

namespace digitpad {

Recogniser::Recogniser(Work work, QObject* parent)
    : QObject(parent), m_work(std::move(work)), m_thread([this] { runWorker(); }) {}

Recogniser::~Recogniser() {
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Recogniser::request(RecognitionRequest request) {
    {
        const std::lock_guard lock(m_mutex);
        m_pending = std::move(request);
        m_pendingGeneration = m_generation;
    }
    m_wake.notify_one();
}

void Recogniser::cancel() {
    ++m_generation;
    const std::lock_guard lock(m_mutex);
    m_pending.reset();
}

void Recogniser::runWorker() {
    Workspace workspace;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_quit || m_pending; });
        if (m_quit) return;
        const RecognitionRequest request = std::move(*m_pending);
        m_pending.reset();
        const quint64 generation = m_pendingGeneration;
        lock.unlock();
        // Calls queued to an object that is gone by then are dropped by Qt.
        try {
            QMetaObject::invokeMethod(
                this, [this, result = m_work(request, workspace), generation] { report(result, generation); },
                Qt::QueuedConnection);
        } catch (const std::exception& error) {
            QMetaObject::invokeMethod(
                this, [this, message = QString::fromUtf8(error.what())] { emit failed(message); },
                Qt::QueuedConnection);
        }
        lock.lock();
    }
}

void Recogniser::report(const RecognitionResult& result, quint64 generation) {
    if (generation == m_generation) emit finished(result);
}

} // namespace digitpad
