// How sure an accuracy is.
#pragma once

#include <cstdint>

namespace digitpad {

struct Interval {
    double low = 0;
    double high = 1;
};

/// Wilson's 95 % score interval of a proportion (Wilson 1927); [0, 1] for no samples.
Interval wilsonInterval(std::int64_t correct, std::int64_t total);

} // namespace digitpad
