// Measuring how long things take, for `digitpad bench`.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <vector>

namespace digitpad {

class Stopwatch {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// Of values of which there is at least one.
inline double percentile(std::vector<double> values, double fraction) {
    std::ranges::sort(values);
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(std::lround(fraction * last))];
}

/// Steps a second: the median over five windows of `seconds` in all, after one window that is thrown away.
inline double medianRate(double seconds, const std::function<void()>& step) {
    constexpr int kWindows = 5;
    std::vector<double> rates;
    for (int window = 0; window <= kWindows; ++window) {
        const Stopwatch watch;
        int steps = 0;
        do {
            step();
            ++steps;
        } while (watch.seconds() < seconds / kWindows);
        if (window > 0) rates.push_back(steps / watch.seconds());
    }
    return percentile(rates, 0.5);
}

} // namespace digitpad
