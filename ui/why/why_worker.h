// Explains readings on a thread of its own; the latest one wins.
#pragma once

#include <QObject>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "ui/why/why_work.h"

namespace digitpad {

/// Lives on the GUI thread; its signals arrive there.
class WhyWorker : public QObject {
    Q_OBJECT
public:
    explicit WhyWorker(QObject* parent = nullptr);
    /// Stops the explanation at hand, and waits for the step that it is at.
    ~WhyWorker() override;

    /// Replaces and stops what was asked before.
    void request(WhyRequest request);
    /// Stops what was asked before: nothing of it is reported any more.
    void cancel();

signals:
    void explained(const digitpad::WhyResult& result);

private:
    void work(const std::stop_token& stop);
    void report(quint64 number, const WhyResult& result);

    quint64 m_asked = 0;     ///< requests are numbered; GUI thread only
    quint64 m_cancelled = 0; ///< those up to this are not reported; GUI thread only
    std::mutex m_mutex;      ///< guards what follows
    std::condition_variable_any m_wake;
    std::optional<WhyRequest> m_pending;
    quint64 m_pendingNumber = 0;
    std::stop_source m_stopAtWork; ///< stops the request at hand
    std::jthread m_thread;         ///< last, since it uses all of the above
};

} // namespace digitpad
