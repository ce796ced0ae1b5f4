#include "core/training/health.h"

#include <algorithm>
#include <cmath>

#include "core/metrics/interval.h"

namespace digitpad {

bool allFinite(std::span<const float> values) {
    return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

bool isBetterThanGuessing(double accuracy, std::int64_t mostCommon, std::int64_t total) {
    if (total == 0) return false;
    const auto right = static_cast<std::int64_t>(std::llround(accuracy * static_cast<double>(total)));
    return wilsonInterval(right, total).low > static_cast<double>(mostCommon) / static_cast<double>(total);
}

} // namespace digitpad
