#include "core/metrics/interval.h"

#include <cassert>
#include <cmath>

namespace digitpad {

Interval wilsonInterval(std::int64_t correct, std::int64_t total) {
    assert(correct >= 0 && correct <= total);
    if (total == 0) return {};
    constexpr double z = 1.959963984540054; // the normal distribution's 97.5 % point
    const auto n = static_cast<double>(total);
    const double p = static_cast<double>(correct) / n;
    const double scale = 1 / (1 + z * z / n);
    const double centre = scale * (p + z * z / (2 * n));
    const double reach = scale * z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    // The ends are exact where all or none are correct; the formula has them up to rounding.
    return {correct == 0 ? 0 : centre - reach, correct == total ? 1 : centre + reach};
}

} // namespace digitpad
