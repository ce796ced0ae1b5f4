// Explains readings on a thread of its own; the latest one wins.
#pragma once

#include <QObject>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "ui/why/why_work.h"

namespace digitpad {

/// Lives on the GUI thread; its signals arrive there.
class WhyWorker : public QObject {
    Q_OBJECT
public:
    explicit WhyWorker(QObject* parent = nullptr);
    /// Waits for the explanation at hand.
    ~WhyWorker() override;

    /// Replaces a request that was not begun yet.
    void request(WhyRequest request);
    /// Nothing asked before is reported any more.
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
    std::jthread m_thread; ///< last, since it uses all of the above
};

} // namespace digitpad
