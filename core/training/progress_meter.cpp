#include "core/training/progress_meter.h"

namespace digitpad {
namespace {

double secondsSince(ProgressMeter::Clock::time_point start) {
    return std::chrono::duration<double>(ProgressMeter::Clock::now() - start).count();
}

} // namespace

void ProgressMeter::add(double images) {
    constexpr double kWindow = 1;
    m_done += images;
    m_windowImages += images;
    const double seconds = secondsSince(m_windowStart);
    const bool firstWindow = m_earlierSeconds == 0;
    if ((firstWindow || seconds >= kWindow) && seconds > 0) m_rate = m_windowImages / seconds;
    if (seconds < kWindow) return;
    m_earlierSeconds += seconds;
    m_windowImages = 0;
    m_windowStart = Clock::now();
}

void ProgressMeter::resume() {
    m_windowStart += Clock::now() - m_paused;
}

double ProgressMeter::seconds() const {
    return m_earlierSeconds + secondsSince(m_windowStart);
}

} // namespace digitpad
