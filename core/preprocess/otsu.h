// Two kinds of values in one histogram, as ink and paper.
#pragma once

#include <array>

namespace digitpad {

/// How many pixels have each grey value.
using LevelCounts = std::array<double, 256>;

struct LevelSplit {
    int level = 0;  ///< the lowest value of the higher kind; 0 where all values are the same
    double low = 0; ///< means of both kinds
    double high = 0;
};

/// Splits where both kinds are farthest apart (Otsu, 1979).
LevelSplit otsuSplit(const LevelCounts& counts);

} // namespace digitpad
