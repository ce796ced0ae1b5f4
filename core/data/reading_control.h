// How a long reading is watched and ended from outside.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <stop_token>

#include "core/error.h"

namespace digitpad {

struct ReadingControl {
    /// Asked after each row or file; where a stop is requested, the reading throws ReadingCancelled.
    std::stop_token stop;
    /// Called on the reading thread, a few times a second, with the samples read so far and the share of the
    /// whole that is done, 0 to 1.  May be empty.
    std::function<void(std::size_t samples, double share)> progress;
};

/// Thrown where ReadingControl asks for an end.
class ReadingCancelled : public Error {
public:
    ReadingCancelled() : Error("dataset", "reading it was cancelled") {}
};

/// One reading's side of a ReadingControl, which has to outlive it.
class ReadingMeter {
public:
    explicit ReadingMeter(const ReadingControl& control) : m_control(control) {}

    /// Throws ReadingCancelled where the reading has to end.
    void check() const {
        if (m_control.stop.stop_requested()) throw ReadingCancelled();
    }
    /// The same, and reports now and then; `share()` is asked only then.
    template <typename Share>
    void at(std::size_t samples, Share&& share) {
        check();
        if (!m_control.progress) return;
        const auto now = std::chrono::steady_clock::now();
        if (now - m_reported < kInterval) return;
        m_reported = now;
        m_control.progress(samples, share());
    }

private:
    static constexpr std::chrono::milliseconds kInterval{100};
    const ReadingControl& m_control;
    std::chrono::steady_clock::time_point m_reported = std::chrono::steady_clock::now();
};

} // namespace digitpad
