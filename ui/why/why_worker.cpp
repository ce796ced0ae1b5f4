#include "ui/why/why_worker.h"

#include <exception>
#include <utility>

#include "ui/hand_over.h"

namespace digitpad {

WhyWorker::WhyWorker(QObject* parent)
    : QObject(parent), m_thread([this](const std::stop_token& stop) { work(stop); }) {}

WhyWorker::~WhyWorker() = default;

void WhyWorker::request(WhyRequest request) {
    {
        const std::lock_guard lock(m_mutex);
        m_pending = std::move(request);
        m_pendingNumber = ++m_asked;
        m_stopAtWork.request_stop();
    }
    m_wake.notify_one();
}

void WhyWorker::cancel() {
    m_cancelled = m_asked;
    const std::lock_guard lock(m_mutex);
    m_pending.reset();
    m_stopAtWork.request_stop();
}

void WhyWorker::work(const std::stop_token& stop) {
    Workspace workspace;
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return m_pending.has_value(); })) {
        WhyRequest request = std::move(*m_pending);
        m_pending.reset();
        const quint64 number = m_pendingNumber;
        std::stop_source source = m_stopAtWork = std::stop_source();
        request.stop = source.get_token();
        lock.unlock();
        const std::stop_callback atEnd(stop, [&source] { source.request_stop(); });
        try {
            report(number, explain(request, workspace));
        } catch (const std::exception&) {
            // Nobody waits for it, or it cannot be read and has no explanation either; the Draw page says
            // what is wrong.
        }
        lock.lock();
    }
}

void WhyWorker::report(quint64 number, const WhyResult& result) {
    // A call queued to an object that is gone by then is dropped by Qt.
    const auto deliver = [this, number, result] {
        if (number > m_cancelled) emit explained(result);
    };
    handOver(this, deliver);
}

} // namespace digitpad
