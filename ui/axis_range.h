// Ranges and ticks of chart axes that people can read: steps of 1, 2, 2.5 or 5 times a power of ten.
#pragma once

namespace digitpad {

struct AxisRange {
    double low = 0;
    double high = 1;
    double step = 0.2;
    int decimals = 1; ///< that a label of a tick needs
};

/// Covers low..high (low < high) in about `ticks` steps, ends on ticks.
AxisRange niceRange(double low, double high, int ticks);

/// Whole epochs: 0 to `epochs`, in at most `ticks` steps, and a little room for the last point.
AxisRange wholeEpochRange(int epochs, int ticks);

/// Whole decades that cover low..high (both positive), at least one.
AxisRange decadeRange(double low, double high);

} // namespace digitpad
