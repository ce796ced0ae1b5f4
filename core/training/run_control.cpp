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
        m_stop.request_stop();
        m_paused = false;
    }
    m_changed.notify_all();
}

bool RunControl::isPaused() const {
    const std::lock_guard lock(m_mutex);
    return m_paused;
}

void RunControl::waitWhilePaused() {
    std::unique_lock lock(m_mutex);
    m_waiting = true;
    m_changed.wait(lock, [this] { return !m_paused; });
    m_waiting = false;
}

bool RunControl::isHolding() const {
    const std::lock_guard lock(m_mutex);
    return m_waiting && m_paused;
}

} // namespace digitpad
