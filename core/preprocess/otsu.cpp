#include "core/preprocess/otsu.h"

#include <cstddef>

namespace digitpad {

LevelSplit otsuSplit(const LevelCounts& counts) {
    double total = 0;
    double sum = 0;
    for (std::size_t level = 0; level < counts.size(); ++level) {
        total += counts[level];
        sum += static_cast<double>(level) * counts[level];
    }
    LevelSplit best;
    double most = 0;
    double below = 0;
    double sumBelow = 0;
    for (std::size_t level = 0; level < counts.size(); ++level) {
        below += counts[level];
        sumBelow += static_cast<double>(level) * counts[level];
        if (below == 0 || below == total) continue;
        const double low = sumBelow / below;
        const double high = (sum - sumBelow) / (total - below);
        const double variance = below * (total - below) * (high - low) * (high - low);
        if (variance <= most) continue;
        most = variance;
        best = {static_cast<int>(level) + 1, low, high};
    }
    return best;
}

} // namespace digitpad
