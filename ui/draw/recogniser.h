// Reads the paper off the GUI thread, so that the pen never waits.  The latest drawing wins.
#pragma once

#include <QObject>
#include <array>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "ui/draw/recognition.h"

namespace digitpad {

/// Lives on the GUI thread; its signals arrive there.
class Recogniser : public QObject {
    Q_OBJECT
public:
    using Work = std::function<RecognitionResult(const RecognitionRequest&, Workspace&)>;

    /// @param work what is done with a request, on a worker thread; twice at once after cancel().  It should
    /// throw Cancelled soon after the request's token is stopped, and need not
    explicit Recogniser(Work work = recognise, QObject* parent = nullptr);
    /// Stops the readings in progress, and waits for the step that they are at.
    ~Recogniser() override;

    /// Replaces a request that was not begun yet.  One that was is outdated, and stopped if it takes much
    /// longer: an ordinary reading is soon done and worth showing while the pen goes on.
    void request(RecognitionRequest request);
    /// Stops whatever was asked before this call: it is not reported any more, nor waited for by what is
    /// asked next.
    void cancel();
    /// Whether the last request is still to be reported.
    bool isBusy() const { return m_answered != m_asked; }

signals:
    void finished(const digitpad::RecognitionResult& result);
    void failed(const QString& message);

private:
    void runWorker(const std::stop_token& stop);
    void process(const RecognitionRequest& request, quint64 number, Workspace& workspace);
    void stopOutdated(quint64 number);
    /// Says on the GUI thread that request `number` is done, and calls `tell` unless it was cancelled.
    void report(quint64 number, std::function<void()> tell);

    Work m_work;
    quint64 m_asked = 0;     ///< requests are numbered; GUI thread only
    quint64 m_answered = 0;  ///< the last one reported; GUI thread only
    quint64 m_cancelled = 0; ///< those up to this are not reported; GUI thread only
    quint64 m_outdated = 0;  ///< the last one that stopOutdated() is going to be called with; GUI thread only
    std::mutex m_mutex;      ///< guards what follows
    std::condition_variable_any m_wake;
    std::optional<RecognitionRequest> m_pending;
    quint64 m_pendingNumber = 0;
    quint64 m_atWork = 0;                  ///< the request being read, 0 for none that is still wanted
    std::stop_source m_stopAtWork;         ///< stops it
    std::array<std::jthread, 2> m_threads; ///< last, since they use all of the above
};

} // namespace digitpad
