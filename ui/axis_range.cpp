#include "ui/axis_range.h"

#include <algorithm>
#include <cmath>

namespace digitpad {

namespace {

/// The smallest of 1, 2, 2.5, 5, 10 times a power of ten that is not below `step`.
double niceStep(double step) {
    const double power = std::pow(10, std::floor(std::log10(step)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * power >= step * (1 - 1e-9)) return factor * power;
    return 10 * power;
}

int decimalsOf(double step) {
    int decimals = 0;
    for (double scaled = step; decimals < 8 && std::abs(scaled - std::round(scaled)) > 1e-6; ++decimals)
        scaled *= 10;
    return decimals;
}

} // namespace

AxisRange niceRange(double low, double high, int ticks) {
    const double step = niceStep((high - low) / ticks);
    // A limit that rounding puts a hair beyond a tick must not cost another step.
    return {step * std::floor(low / step + 1e-9), step * std::ceil(high / step - 1e-9), step,
            decimalsOf(step)};
}

AxisRange wholeEpochRange(int epochs, int ticks) {
    double step = std::max(1.0, niceStep(static_cast<double>(epochs) / ticks));
    if (step != std::floor(step)) step *= 2; // 2.5 is no whole number of epochs
    constexpr double kRoom = 0.012;
    return {0, epochs * (1 + kRoom), step, 0};
}

AxisRange decadeRange(double low, double high) {
    const double first = std::floor(std::log10(low) + 1e-9);
    const double last = std::max(first + 1, std::ceil(std::log10(high) - 1e-9));
    return {std::pow(10, first), std::pow(10, last), 10, 0};
}

} // namespace digitpad
