// How another thread pauses, resumes and stops a training.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace digitpad {

/// All members may be called from any thread.
class RunControl {
public:
    void pause();
    void resume();
    /// Also ends a pause.
    void stop();
    bool isPaused() const;
    bool isStopped() const { return m_stop.stop_requested(); }
    /// For work within a training that can itself be asked to end.
    std::stop_token stopToken() const { return m_stop.get_token(); }
    /// Blocks while paused.
    void waitWhilePaused();
    /// Whether a thread is in waitWhilePaused() and will stay there until resume() or stop().
    bool isHolding() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::stop_source m_stop;
    bool m_paused = false;
    bool m_waiting = false;
};

} // namespace digitpad
