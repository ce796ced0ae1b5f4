// A training on a worker thread of its own that can be paused, resumed and stopped at any batch.  It gives
// way to threads that someone waits for.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "core/training/events.h"
#include "core/training/options.h"
#include "core/training/run_control.h"
#include "core/training/training_data.h"

namespace digitpad {

/// A whole training: reports to the listener and looks at the control.
using TrainingJob = std::function<TrainingFinished(const TrainingListener&, RunControl&)>;

/// All members may be called from any one thread; none blocks longer than a batch but the destructor and
/// wait().
class TrainingSession {
public:
    enum class State { Idle, Running, Paused, Stopping, Finished };

    TrainingSession();
    /// Stops a running training and waits for its thread.
    ~TrainingSession();
    TrainingSession(const TrainingSession&) = delete;
    TrainingSession& operator=(const TrainingSession&) = delete;

    /// Starts `job` on the training's thread; throws Error while one is running, and where no thread can be
    /// started; the session is then as it was.  Events end with TrainingFinished or TrainingFailed.
    void start(TrainingJob job, TrainingListener listener);
    /// Starts training a new network; throws Error for options out of range, while one is running, and where
    /// no thread can be started; the session is then as it was. Events end with TrainingFinished or
    /// TrainingFailed. `checkpoint` is runTraining()'s.
    void start(TrainingData data, const TrainingOptions& options, TrainingListener listener,
               const std::filesystem::path& checkpoint = {});
    /// The same on one dataset, split as the options say.  Throws Error also as splitForTraining() does.
    void start(std::shared_ptr<const Dataset> data, const TrainingOptions& options,
               TrainingListener listener);
    void pause();
    void resume();
    /// Asks the training to end after the batch at hand; TrainingFinished carries what was reached.
    void stop();
    /// Blocks until no training runs.
    void wait();
    /// Paused once the batch at hand is done and the training holds.
    State state() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace digitpad
