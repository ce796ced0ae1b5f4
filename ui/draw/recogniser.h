// Reads the paper on a thread of its own, so that the pen never waits.  The latest drawing wins.
#pragma once

#include <QObject>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "ui/draw/recognition.h"

namespace digitpad {

/// Lives on the GUI thread; its signals arrive there.
class Recogniser : public QObject {
    Q_OBJECT
public:
    using Work = std::function<RecognitionResult(const RecognitionRequest&, Workspace&)>;

    /// @param work what is done with a request, on the worker thread
    explicit Recogniser(Work work = recognise, QObject* parent = nullptr);
    /// Waits for the reading in progress, milliseconds.
    ~Recogniser() override;

    /// Replaces a request that was not begun yet.
    void request(RecognitionRequest request);
    /// Nothing asked before this call is reported any more.
    void cancel();

signals:
    void finished(const digitpad::RecognitionResult& result);
    void failed(const QString& message);

private:
    void runWorker();
    void report(const RecognitionResult& result, quint64 generation);

    Work m_work;
    quint64 m_generation = 0; ///< GUI thread only; results of an older one are dropped
    std::mutex m_mutex;       ///< guards what follows
    std::condition_variable m_wake;
    std::optional<RecognitionRequest> m_pending;
    quint64 m_pendingGeneration = 0;
    bool m_quit = false;
    std::thread m_thread; ///< last, since it uses all of the above
};

} // namespace digitpad
