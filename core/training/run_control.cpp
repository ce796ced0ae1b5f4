#include "core/training/run_control.h"

namespace digitpad {

void RunControl::pause() {
    const std::lock_guard lock(m_mutex);
    m_paused = true;
}

void RunControl::resume() {
    {
        const std::lock_guard lock(m_mutex);
        m_paused = false;
    }
    m_changed.notify_all();
}

void RunControl::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        m_paused = false;
    }
    m_changed.notify_all();
}

bool RunControl::isPaused() const {
    const std::lock_guard lock(m_mutex);
    return m_paused;
}

bool RunControl::isStopped() const {
    const std::lock_guard lock(m_mutex);
    return m_stopped;
}

void RunControl::waitWhilePaused() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_paused; });
}

} // namespace digitpad
