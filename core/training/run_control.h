// How another thread pauses, resumes and stops a training.
#pragma once

#include <condition_variable>
#include <mutex>

namespace digitpad {

/// All members may be called from any thread.
class RunControl {
public:
    void pause();
    void resume();
    /// Also ends a pause.
    void stop();
    bool isPaused() const;
    bool isStopped() const;
    /// Blocks while paused.
    void waitWhilePaused();

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_paused = false;
    bool m_stopped = false;
};

} // namespace digitpad
