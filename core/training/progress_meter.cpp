#include "core/training/progress_meter.h"

namespace digitpad {
ProgressMeter::ProgressMeter(double totalImages, std::function<Clock::time_point()> now)
    : m_now(std::move(now)), m_total(totalImages), m_windowStart(m_now()) {}

double ProgressMeter::secondsInWindow() const {
    return std::chrono::duration<double>(m_now() - m_windowStart).count();
}

void ProgressMeter::add(double images) {
    constexpr double kWindow = 1;
    m_done += images;
    m_windowImages += images;
    const double seconds = secondsInWindow();
    const bool firstWindow = m_earlierSeconds == 0;
    if ((firstWindow || seconds >= kWindow) && seconds > 0) m_rate = m_windowImages / seconds;
    if (seconds < kWindow) return;
    m_earlierSeconds += seconds;
    m_windowImages = 0;
    m_windowStart = m_now();
}

void ProgressMeter::resume() {
    m_windowStart += m_now() - m_paused;
}

double ProgressMeter::seconds() const {
    return m_earlierSeconds + secondsInWindow();
}

} // namespace digitpad
