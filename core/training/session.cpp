#include "core/training/session.h"

#include <atomic>
#include <exception>
#include <thread>
#include <utility>

#include "core/error.h"
#include "core/failure.h"
#include "core/start_thread.h"
#include "core/training/thread_priority.h"
#include "core/training/training_run.h"

namespace digitpad {

class TrainingSession::Impl {
public:
    std::thread thread;
    std::unique_ptr<RunControl> control; ///< null before the first start
    std::atomic<bool> running = false;

    bool isRunning() const { return running; }

    void join() {
        if (thread.joinable()) thread.join();
    }
};

TrainingSession::TrainingSession() : m_impl(std::make_unique<Impl>()) {}

TrainingSession::~TrainingSession() {
    stop();
    wait();
}

void TrainingSession::start(std::shared_ptr<const Dataset> data, const TrainingOptions& options,
                            TrainingListener listener) {
    validate(options);
    start(splitForTraining(std::move(data), options.validationFraction, options.seed), options,
          std::move(listener));
}

void TrainingSession::start(TrainingData data, const TrainingOptions& options, TrainingListener listener,
                            const std::filesystem::path& checkpoint) {
    validate(options);
    start(
        [data = std::move(data), options, checkpoint](const TrainingListener& events, RunControl& control) {
            return runTraining(data, options, events, control, checkpoint);
        },
        std::move(listener));
}

void TrainingSession::start(TrainingJob job, TrainingListener listener) {
    if (m_impl->isRunning()) throw Error("training", "one is running already", "Stop it first");
    m_impl->join();
    auto before = std::exchange(m_impl->control, std::make_unique<RunControl>());
    m_impl->running = true;
    try {
        m_impl->thread = startThread<std::thread>(
            [impl = m_impl.get(), job = std::move(job), listener = std::move(listener)] {
                yieldToInteractiveThreads();
                TrainingEvent last;
                try {
                    last = job(listener, *impl->control);
                } catch (const std::exception& error) {
                    last = TrainingFailed{failureMessage(error)};
                }
                // The listener may start the next training from its own thread as soon as it hears of the
                // end.
                impl->running = false;
                listener(last);
            });
    } catch (...) {
        m_impl->running = false;
        m_impl->control = std::move(before);
        throw;
    }
}

void TrainingSession::pause() {
    if (m_impl->isRunning()) m_impl->control->pause();
}

void TrainingSession::resume() {
    if (m_impl->isRunning()) m_impl->control->resume();
}

void TrainingSession::stop() {
    if (m_impl->isRunning()) m_impl->control->stop();
}

void TrainingSession::wait() {
    m_impl->join();
}

TrainingSession::State TrainingSession::state() const {
    if (!m_impl->control) return State::Idle;
    if (!m_impl->isRunning()) return State::Finished;
    if (m_impl->control->isStopped()) return State::Stopping;
    return m_impl->control->isHolding() ? State::Paused : State::Running;
}

} // namespace digitpad
