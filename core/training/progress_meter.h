// How fast a training goes and how long it still takes, pauses left out.
#pragma once

#include <chrono>
#include <functional>

namespace digitpad {

class ProgressMeter {
public:
    using Clock = std::chrono::steady_clock;

    /// @param now tells the time; tests bring their own
    explicit ProgressMeter(double totalImages, std::function<Clock::time_point()> now = Clock::now);

    /// Tells that `images` more are done.
    void add(double images);
    /// Tells that `images` were done before the start.
    void skip(double images) { m_done += images; }
    /// The clock does not run between these.
    void pause() { m_paused = m_now(); }
    void resume();

    /// Over the last second or so.
    double imagesPerSecond() const { return m_rate; }
    double secondsLeft() const { return m_rate > 0 ? (m_total - m_done) / m_rate : 0; }
    /// Since the start.
    double seconds() const;

private:
    double secondsInWindow() const;

    std::function<Clock::time_point()> m_now;
    double m_total;
    double m_done = 0;
    double m_rate = 0;
    double m_windowImages = 0;
    double m_earlierSeconds = 0; ///< of the windows before this one
    Clock::time_point m_windowStart;
    Clock::time_point m_paused;
};

} // namespace digitpad
